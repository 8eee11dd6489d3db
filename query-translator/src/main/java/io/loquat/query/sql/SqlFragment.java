package io.loquat.query.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

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

  /** The template with each <code>{}</code> replaced by the next of the fragments. */
  public static SqlFragment template(String template, SqlFragment... fragments) {
    StringBuilder text = new StringBuilder(template.length() + 64 * fragments.length);
    List<SqlParameter> parameters = new ArrayList<>();
    int from = 0;
    for (SqlFragment fragment : fragments) {
      int hole = template.indexOf("{}", from);
      text.append(template, from, hole).append(fragment.text);
      parameters.addAll(fragment.parameters);
      from = hole + 2;
    }
    return new SqlFragment(text.append(template, from, template.length()).toString(), parameters);
  }

  /** The fragments one after the other with the separator between them. */
  public static SqlFragment join(String separator, List<SqlFragment> fragments) {
    return new SqlFragment(
        fragments.stream().map(SqlFragment::text).collect(Collectors.joining(separator)),
        fragments.stream().flatMap(f -> f.parameters().stream()).toList());
  }
}
