package io.loquat.query.sql;

import java.util.List;

/**
 * SQL text with one {@code ?} for each parameter, in order. The only way SQL is made: no value is
 * ever part of the text. Immutable.
 */
public record SqlFragment(String text, List<SqlParameter> parameters) {
  public SqlFragment {
    parameters = List.copyOf(parameters);
  }

  public static SqlFragment of(String text, SqlParameter... parameters) {
    return new SqlFragment(text, List.of(parameters));
  }
}
