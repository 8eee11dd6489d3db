package io.loquat.query.update;

import io.loquat.query.context.QueryContext;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.OperatorSpec.Example;
import io.loquat.query.update.FieldChangeSql.Effect;
import java.util.List;
import java.util.Optional;
import org.bson.BsonValue;

/** {@code $unset}: the field is missing. */
record Unset() implements FieldChange {
  static final OperatorSpec SPEC =
      new OperatorSpec(
          "$unset",
          "1.0",
          "a document of paths; their values do not matter",
          "leaves a missing field missing",
          List.of(),
          "Removes a field; an element of an array becomes null.",
          List.of(
              Example.of("{a: 1, b: 2}", "{$unset: {a: ''}}", "{b: 2}"),
              Example.of("{a: {b: 1}}", "{$unset: {'a.b': ''}}", "{a: {}}"),
              Example.of("{a: [1, 2]}", "{$unset: {'a.0': ''}}", "{a: [null, 2]}"),
              Example.of("{a: 1}", "{$unset: {'a.b': ''}}", "{a: 1}")));

  static FieldChange parse(String path, BsonValue argument, QueryContext context) {
    return new Unset();
  }

  @Override
  public Optional<BsonValue> apply(Field field) {
    return Optional.empty();
  }

  @Override
  public Optional<FieldChangeSql> toSql(SqlTarget target) {
    return Optional.of(
        new FieldChangeSql(
            target.call("jsonb_remove", List.of(target.path())),
            Optional.of(target.canBeRemoved()),
            new Effect.Certain()));
  }
}
