package io.loquat.query.update;

import io.loquat.query.sql.SqlFragment;
import io.loquat.query.sql.SqlParameter;
import io.loquat.query.update.FieldChangeSql.Effect;
import java.util.Optional;
import org.bson.BsonBoolean;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * {@code $pull} of one plain value as SQL, where exactly one element equals it: that element is
 * removed by its place, so that the others keep their bytes. An element stored as a real or a
 * wrapper could equal the value in ways SQL does not see; where there is one, the evaluator
 * decides.
 */
final class PullSql {
  private static final String ONLY_PLAIN =
      "NOT EXISTS (SELECT 1 FROM json_each(data, ?) WHERE type IN ('object', 'real'))";

  private PullSql() {}

  /** Empty if the value is not text, a whole number, a boolean or null. */
  static Optional<FieldChangeSql> of(SqlTarget target, BsonValue value) {
    return isElement(value).map(condition -> change(target, condition));
  }

  private static FieldChangeSql change(SqlTarget target, SqlFragment isElement) {
    SqlFragment path = SqlFragment.of("?", target.path());
    SqlFragment newData =
        SqlFragment.template(
            "jsonb_remove({}, {} || '[' || (SELECT key FROM json_each(data, {}) WHERE {}) || ']')",
            target.data(),
            path,
            path,
            isElement);
    SqlFragment guard =
        SqlFragment.template(
            "json_type(data, {}) = 'array' AND {}"
                + " AND (SELECT count(*) FROM json_each(data, {}) WHERE {}) = 1",
            path,
            SqlFragment.of(ONLY_PLAIN, target.path()),
            path,
            isElement);
    return new FieldChangeSql(newData, Optional.of(guard), new Effect.Certain());
  }

  private static Optional<SqlFragment> isElement(BsonValue value) {
    return switch (value) {
      case BsonString text when text.getValue().chars().allMatch(PullSql::isPlain) ->
          Optional.of(equal("text", new SqlParameter.Text(text.getValue())));
      case BsonInt32 number ->
          Optional.of(equal("integer", new SqlParameter.Integer(number.getValue())));
      case BsonInt64 number when number.getValue() != Long.MIN_VALUE ->
          Optional.of(equal("integer", new SqlParameter.Integer(number.getValue())));
      case BsonBoolean truth -> Optional.of(SqlFragment.of("type = '" + truth.getValue() + "'"));
      case BsonNull nothing -> Optional.of(SqlFragment.of("type = 'null'"));
      default -> Optional.empty();
    };
  }

  private static SqlFragment equal(String type, SqlParameter value) {
    return SqlFragment.of("type = '" + type + "' AND value = ?", value);
  }

  private static boolean isPlain(int unit) {
    return unit != 0 && !Character.isSurrogate((char) unit);
  }
}
