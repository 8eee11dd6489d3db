package io.loquat.query.filter;

import io.loquat.query.sql.JsonPath;
import io.loquat.query.sql.SqlFragment;
import io.loquat.query.sql.SqlParameter;

/** How SQL reaches one stored value. Immutable. */
sealed interface SqlValue {
  /** Its {@link JsonType}. */
  SqlFragment type();

  /** A number or a text, as SQL has it. */
  SqlFragment scalar();

  /** An object or an array, as JSON text without spaces. */
  SqlFragment json();

  /** A member of an object, as SQL has it; without making text of the object. */
  SqlFragment member(String name);

  /** The number of elements of an array. */
  SqlFragment length();

  /** The rows of the array that the value is. */
  SqlFragment rows(String alias);

  /**
   * The value at a path.
   *
   * @param source the SQL of the document
   * @param path as JSON functions take it
   */
  record At(String source, JsonPath path) implements SqlValue {
    @Override
    public SqlFragment type() {
      return SqlFragment.of("json_type(" + source + ", ?)", parameter());
    }

    @Override
    public SqlFragment scalar() {
      return SqlFragment.of(source + " ->> ?", parameter());
    }

    @Override
    public SqlFragment json() {
      return SqlFragment.of("(" + source + " -> ?)", parameter());
    }

    @Override
    public SqlFragment member(String name) {
      return new At(source, path.name(name)).scalar();
    }

    @Override
    public SqlFragment length() {
      return SqlFragment.of("json_array_length(" + source + ", ?)", parameter());
    }

    @Override
    public SqlFragment rows(String alias) {
      return SqlFragment.of("json_each(" + source + ", ?) AS " + alias, parameter());
    }

    private SqlParameter parameter() {
      return new SqlParameter.Text(path.text());
    }
  }

  /** The value of a row that {@code json_each} made of an array. */
  record Element(String alias) implements SqlValue {
    @Override
    public SqlFragment type() {
      return SqlFragment.of(alias + ".type");
    }

    @Override
    public SqlFragment scalar() {
      return SqlFragment.of(alias + ".value");
    }

    @Override
    public SqlFragment json() {
      return SqlFragment.of(alias + ".value");
    }

    @Override
    public SqlFragment member(String name) {
      return new At(alias + ".value", JsonPath.ROOT.name(name)).scalar();
    }

    @Override
    public SqlFragment length() {
      return SqlFragment.of("json_array_length(" + alias + ".value)");
    }

    @Override
    public SqlFragment rows(String inner) {
      return SqlFragment.of("json_each(" + alias + ".value) AS " + inner);
    }
  }
}
