package io.loquat.query.update;

import io.loquat.model.BsonOrder;
import io.loquat.model.ErrorCode;
import io.loquat.query.context.QueryContext;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.OperatorSpec.Example;
import java.util.List;
import java.util.Optional;
import org.bson.BsonValue;

/** {@code $min}: the field has the value if that is less. */
record Min(BsonValue value, BsonOrder order) implements FieldChange {
  static final OperatorSpec SPEC =
      new OperatorSpec(
          "$min",
          "2.6",
          "a document of paths and values",
          "creates a missing field; null compares as a value",
          List.of(ErrorCode.PATH_NOT_VIABLE),
          "Sets a field to a value that is less than the field's, in BSON order.",
          List.of(
              Example.of("{a: 5}", "{$min: {a: 3}}", "{a: 3}"),
              Example.of("{a: 5}", "{$min: {a: 7}}", "{a: 5}"),
              Example.of("{}", "{$min: {a: 7}}", "{a: 7}"),
              Example.of("{a: 5}", "{$min: {a: 5.0}}", "{a: 5}")));

  static FieldChange parse(String path, BsonValue argument, QueryContext context) {
    return new Min(argument, context.order());
  }

  @Override
  public Optional<BsonValue> apply(Field field) {
    boolean stays = field.value().isPresent() && !(order.compare(value, field.value().get()) < 0);
    return stays ? field.value() : Optional.of(value);
  }

  @Override
  public Optional<FieldChangeSql> toSql(SqlTarget target) {
    return BoundSql.of(target, value, ">");
  }
}
