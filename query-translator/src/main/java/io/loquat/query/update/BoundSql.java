package io.loquat.query.update;

import io.loquat.query.sql.SqlFragment;
import io.loquat.query.sql.SqlParameter;
import io.loquat.query.update.FieldChangeSql.Effect;
import java.util.List;
import java.util.Optional;
import org.bson.BsonValue;

/**
 * {@code $min} and {@code $max} as SQL, for whole numbers: integers compare in SQL as they do in
 * BSON, whatever their types. A field that is missing, of another type or within its bound already
 * is left to the evaluator.
 */
final class BoundSql {
  private BoundSql() {}

  /**
   * @param comparison how the field must compare to the value to get it, such as {@code <}
   */
  static Optional<FieldChangeSql> of(SqlTarget target, BsonValue value, String comparison) {
    if (!value.isInt32() && !value.isInt64()) {
      return Optional.empty();
    }
    SqlFragment guard =
        SqlFragment.of(
            "json_type(data, ?) = 'integer' AND (data ->> ?) " + comparison + " ?",
            target.path(),
            target.path(),
            new SqlParameter.Integer(value.asNumber().longValue()));
    return Optional.of(
        new FieldChangeSql(
            target.call("jsonb_set", List.of(target.path(), new SqlParameter.Jsonb(value))),
            Optional.of(guard),
            new Effect.Certain()));
  }
}
