package io.loquat.query.update;

import io.loquat.model.BsonNumbers;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.context.QueryContext;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.OperatorSpec.Example;
import io.loquat.query.operator.ShellText;
import io.loquat.query.sql.SqlFragment;
import io.loquat.query.update.FieldChangeSql.Effect;
import java.util.List;
import java.util.Optional;
import org.bson.BsonArray;
import org.bson.BsonNumber;
import org.bson.BsonValue;

/** {@code $pop}: the array is without its first or its last element. */
record Pop(boolean first) implements FieldChange {
  static final OperatorSpec SPEC =
      new OperatorSpec(
          "$pop",
          "1.0",
          "a document of paths, each with 1 for the last element or -1 for the first",
          "leaves a missing field missing",
          List.of(ErrorCode.TYPE_MISMATCH, ErrorCode.FAILED_TO_PARSE, ErrorCode.PATH_NOT_VIABLE),
          "Removes the first or the last element of an array.",
          List.of(
              Example.of("{a: [1, 2, 3]}", "{$pop: {a: 1}}", "{a: [1, 2]}"),
              Example.of("{a: [1, 2, 3]}", "{$pop: {a: -1}}", "{a: [2, 3]}"),
              Example.of("{a: []}", "{$pop: {a: 1}}", "{a: []}"),
              Example.of("{}", "{$pop: {a: 1}}", "{}"),
              Example.fails("{a: 1}", "{$pop: {a: 1}}", ErrorCode.TYPE_MISMATCH),
              Example.fails("{a: [1]}", "{$pop: {a: 2}}", ErrorCode.FAILED_TO_PARSE)));

  static FieldChange parse(String path, BsonValue argument, QueryContext context) {
    if (!(argument instanceof BsonNumber)) {
      throw wrong("Expected a number in: " + path + ": " + ShellText.of(argument));
    }
    long end =
        BsonNumbers.toLongExactly(argument)
            .orElseThrow(
                () -> wrong("Expected an integer: " + path + ": " + ShellText.of(argument)));
    if (Math.abs(end) != 1) {
      throw wrong("$pop expects 1 or -1, found: " + ShellText.of(argument));
    }
    return new Pop(end < 0);
  }

  @Override
  public Optional<BsonValue> apply(Field field) {
    if (field.value().isEmpty()) {
      return Optional.empty();
    }
    if (!(field.value().get() instanceof BsonArray array)) {
      throw new CommandException(
          ErrorCode.TYPE_MISMATCH,
          "Path '%s' contains an element of non-array type '%s'"
              .formatted(field.path(), ShellText.typeName(field.value().get())));
    }
    return array.isEmpty()
        ? field.value()
        : Optional.of(
            new BsonArray(
                first ? array.subList(1, array.size()) : array.subList(0, array.size() - 1)));
  }

  @Override
  public boolean needsViablePath() {
    return true;
  }

  @Override
  public Optional<FieldChangeSql> toSql(SqlTarget target) {
    return Optional.of(
        new FieldChangeSql(
            target.call("jsonb_remove", List.of(first ? target.firstPath() : target.lastPath())),
            Optional.of(SqlFragment.of("json_array_length(data, ?) > 0", target.path())),
            new Effect.Certain()));
  }

  private static CommandException wrong(String message) {
    return new CommandException(ErrorCode.FAILED_TO_PARSE, message);
  }
}
