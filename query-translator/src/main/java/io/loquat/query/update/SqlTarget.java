package io.loquat.query.update;

import io.loquat.query.sql.JsonPath;
import io.loquat.query.sql.SqlFragment;
import io.loquat.query.sql.SqlParameter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * Where a change applies in SQL: a field of the column {@code data}. Immutable.
 *
 * @param data the document after the changes before this one, as an expression. What a change reads
 *     it may read from the column, because no two changes of an update touch the same field.
 * @param parts the field's path
 */
record SqlTarget(SqlFragment data, List<String> parts) {
  private static final int PARTS_MAX = 10;

  /**
   * True unless the value at a path is stored as a wrapper such as {@code {"$date": …}}, whose
   * first name begins with a dollar. Headers before it take at most seven bytes; any dollar there
   * will do for a no.
   */
  private static final String NO_WRAPPER =
      "coalesce(instr(substr(jsonb_extract(data, ?), 1, 8), CAST('$' AS BLOB)), 0) = 0";

  /** The target; empty if its path has names that a JSON path cannot say or that look like ours. */
  static Optional<SqlTarget> of(SqlFragment data, List<String> parts) {
    boolean plain = parts.size() <= PARTS_MAX && parts.stream().allMatch(SqlTarget::isPlain);
    boolean id = parts.getFirst().equals(DocumentId.NAME);
    return plain && !id ? Optional.of(new SqlTarget(data, parts)) : Optional.empty();
  }

  private static boolean isPlain(String name) {
    return !name.startsWith("$")
        && name.chars().allMatch(unit -> unit >= ' ' && unit != '"' && unit != '\\')
        && name.codePoints().noneMatch(point -> point >= 0xD800 && point <= 0xDFFF);
  }

  /** Whether a document with the value there is surely no deeper than allowed. */
  boolean hasRoomFor(BsonValue value) {
    return parts.size() + depth(value) <= UpdatePath.DEPTH_MAX;
  }

  private static int depth(BsonValue value) {
    Collection<BsonValue> children =
        switch (value) {
          case BsonDocument document -> document.values();
          case BsonArray array -> array;
          default -> List.of();
        };
    boolean container = value.isDocument() || value.isArray();
    return (container ? 1 : 0) + children.stream().mapToInt(SqlTarget::depth).max().orElse(0);
  }

  /** The path as a parameter. */
  SqlParameter path() {
    return parameter(jsonPath(parts));
  }

  /** The path of a new last element of the array there, as a parameter. */
  SqlParameter appendPath() {
    return parameter(jsonPath(parts).append());
  }

  /** The path of the first element of the array there, as a parameter. */
  SqlParameter firstPath() {
    return new SqlParameter.Text(jsonPath(parts).text() + "[0]");
  }

  /** The path of the last element of the array there, as a parameter. */
  SqlParameter lastPath() {
    return new SqlParameter.Text(jsonPath(parts).text() + "[#-1]");
  }

  private static JsonPath jsonPath(List<String> parts) {
    return JsonPath.ROOT.names(parts);
  }

  private static SqlParameter parameter(JsonPath path) {
    return new SqlParameter.Text(path.text());
  }

  /** The document as a function of it and of further parameters makes it. */
  SqlFragment call(String function, List<SqlParameter> parameters) {
    return SqlFragment.template(
        function + "({}{})", data, new SqlFragment(", ?".repeat(parameters.size()), parameters));
  }

  /**
   * True where every value above the field is a document or missing, so that the field can be set;
   * empty if there is nothing above it.
   */
  Optional<SqlFragment> canBeSet() {
    List<SqlFragment> conditions = new ArrayList<>();
    for (int depth = 1; depth < parts.size(); depth++) {
      SqlParameter above = parameter(jsonPath(parts.subList(0, depth)));
      conditions.add(SqlFragment.of("coalesce(json_type(data, ?), 'object') = 'object'", above));
      conditions.add(SqlFragment.of(NO_WRAPPER, above));
    }
    return conditions.isEmpty()
        ? Optional.empty()
        : Optional.of(SqlFragment.join(" AND ", conditions));
  }

  /** True where the field can be removed. */
  SqlFragment canBeRemoved() {
    return SqlFragment.of("json_type(data, ?) IS NOT NULL", path());
  }
}
