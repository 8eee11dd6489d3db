package io.loquat.query.update;

import io.loquat.model.ErrorCode;
import io.loquat.query.context.QueryContext;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.OperatorSpec.Example;
import java.util.List;
import java.util.Optional;
import org.bson.BsonValue;

/** {@code $setOnInsert}: the field has the value if an upsert inserts the document. */
record SetOnInsert(BsonValue value) implements FieldChange {
  static final OperatorSpec SPEC =
      new OperatorSpec(
          "$setOnInsert",
          "2.4",
          "a document of paths and values",
          "creates a missing field if the document is inserted",
          List.of(ErrorCode.PATH_NOT_VIABLE),
          "Sets a field of a document that an upsert inserts; a document that is there stays.",
          List.of(
              Example.of("{a: 1}", "{$setOnInsert: {a: 2, b: 3}}", "{a: 1}"),
              Example.of("{a: 1}", "{$set: {a: 2}, $setOnInsert: {b: 3}}", "{a: 2}")));

  static FieldChange parse(String path, BsonValue argument, QueryContext context) {
    return new SetOnInsert(argument);
  }

  @Override
  public Optional<BsonValue> apply(Field field) {
    return field.inserting() ? SameBytes.keep(field.value(), value) : field.value();
  }

  /** Rows are there, so their documents are not inserted. */
  @Override
  public Optional<FieldChangeSql> toSql(SqlTarget target) {
    return Optional.of(FieldChangeSql.none(target));
  }
}
