package io.loquat.query.update;

import io.loquat.model.ErrorCode;
import io.loquat.query.context.QueryContext;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.OperatorSpec.Example;
import io.loquat.query.sql.SqlFragment;
import io.loquat.query.sql.SqlParameter;
import io.loquat.query.update.FieldChangeSql.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.BsonArray;
import org.bson.BsonValue;

/** {@code $push}: the array has more elements. */
record Push(List<BsonValue> elements, PushModifiers modifiers) implements FieldChange {
  static final OperatorSpec SPEC =
      new OperatorSpec(
          "$push",
          "1.0",
          "a document of paths, each with a value or {$each, $position, $slice, $sort}",
          "makes an array of a missing field",
          List.of(ErrorCode.BAD_VALUE),
          "Appends to an array: one value, or those of $each; then sorts and cuts it.",
          List.of(
              Example.of("{a: [1]}", "{$push: {a: 2}}", "{a: [1, 2]}"),
              Example.of("{}", "{$push: {'a.b': 1}}", "{a: {b: [1]}}"),
              Example.of("{a: [1]}", "{$push: {a: {$each: [2, 3]}}}", "{a: [1, 2, 3]}"),
              Example.of(
                  "{a: [3]}", "{$push: {a: {$each: [5, 4], $sort: -1, $slice: 2}}}", "{a: [5, 4]}"),
              Example.of(
                  "{a: [3]}", "{$push: {a: {$each: [1, 2], $position: 0}}}", "{a: [1, 2, 3]}"),
              Example.fails("{a: 1}", "{$push: {a: 2}}", ErrorCode.BAD_VALUE)));

  /** So many are appended by SQL, which names the array for each. */
  private static final int SQL_ELEMENTS_MAX = 20;

  static FieldChange parse(String path, BsonValue argument, QueryContext context) {
    return PushModifiers.areIn(argument)
        ? new Push(
            PushModifiers.each(argument.asDocument()),
            PushModifiers.parse(argument.asDocument(), context.order()))
        : new Push(List.of(argument), PushModifiers.NONE);
  }

  @Override
  public Optional<BsonValue> apply(Field field) {
    BsonArray before = ArrayField.orEmpty(field);
    List<BsonValue> after = new ArrayList<>(before.size() + elements.size());
    after.addAll(before);
    after.addAll(modifiers.index(before.size()), elements);
    modifiers.sort().ifPresent(after::sort);
    return SameBytes.keep(field.value(), new BsonArray(modifiers.cut(after)));
  }

  @Override
  public Optional<FieldChangeSql> toSql(SqlTarget target) {
    if (!modifiers.equals(PushModifiers.NONE)
        || elements.isEmpty()
        || elements.size() > SQL_ELEMENTS_MAX
        || !elements.stream()
            .allMatch(element -> target.hasRoomFor(new BsonArray(List.of(element))))) {
      return Optional.empty();
    }
    List<SqlParameter> parameters = new ArrayList<>();
    for (BsonValue element : elements) {
      parameters.add(target.appendPath());
      parameters.add(new SqlParameter.Jsonb(element));
    }
    return Optional.of(
        new FieldChangeSql(
            target.call("jsonb_insert", parameters),
            Optional.of(SqlFragment.of("json_type(data, ?) = 'array'", target.path())),
            new Effect.Certain()));
  }
}
