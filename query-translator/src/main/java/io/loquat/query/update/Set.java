package io.loquat.query.update;

import io.loquat.model.ErrorCode;
import io.loquat.query.context.QueryContext;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.OperatorSpec.Example;
import io.loquat.query.sql.SqlFragment;
import io.loquat.query.sql.SqlParameter;
import io.loquat.query.update.FieldChangeSql.Effect;
import java.util.List;
import java.util.Optional;
import org.bson.BsonValue;

/** {@code $set}: the field has the value. */
record Set(BsonValue value) implements FieldChange {
  static final OperatorSpec SPEC =
      new OperatorSpec(
          "$set",
          "1.0",
          "a document of paths and values",
          "creates a missing field and the documents above it",
          List.of(ErrorCode.PATH_NOT_VIABLE, ErrorCode.DOLLAR_PREFIXED_FIELD_NAME),
          "Sets a field to a value, in its place if it exists, else after the others.",
          List.of(
              Example.of("{a: 1, b: 2}", "{$set: {a: 'x'}}", "{a: 'x', b: 2}"),
              Example.of("{a: 1}", "{$set: {'c.d': 2, b: 3}}", "{a: 1, b: 3, c: {d: 2}}"),
              Example.of("{a: [1]}", "{$set: {'a.2': 3}}", "{a: [1, null, 3]}"),
              Example.fails("{a: 5}", "{$set: {'a.b': 1}}", ErrorCode.PATH_NOT_VIABLE)));

  static FieldChange parse(String path, BsonValue argument, QueryContext context) {
    return new Set(argument);
  }

  @Override
  public Optional<BsonValue> apply(Field field) {
    return SameBytes.keep(field.value(), value);
  }

  @Override
  public Optional<FieldChangeSql> toSql(SqlTarget target) {
    if (!target.hasRoomFor(value)) {
      return Optional.empty();
    }
    SqlParameter.Jsonb parameter = new SqlParameter.Jsonb(value);
    return Optional.of(
        new FieldChangeSql(
            target.call("jsonb_set", List.of(target.path(), parameter)),
            target.canBeSet(),
            new Effect.Possible(
                value.isDocument() || value.isArray()
                    ? Optional.of(differs(target, parameter))
                    : Optional.empty())));
  }

  /**
   * Equal documents may have other bytes where SQL made the names in them, and then their text is
   * equal; unequal ones may have the same text, which the evaluator decides.
   */
  private static SqlFragment differs(SqlTarget target, SqlParameter parameter) {
    return SqlFragment.of(
        "json_extract(data, ?) IS NOT json_extract(?, '$')", target.path(), parameter);
  }
}
