package io.loquat.query.update;

import io.loquat.model.BsonNumbers;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.context.QueryContext;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.OperatorSpec.Example;
import io.loquat.query.operator.ShellText;
import java.util.List;
import java.util.Optional;
import org.bson.BsonNumber;
import org.bson.BsonValue;

/** {@code $inc}: the number is greater by an amount. */
record Inc(BsonNumber amount) implements FieldChange {
  static final OperatorSpec SPEC =
      new OperatorSpec(
          "$inc",
          "1.0",
          "a document of paths, each with a number",
          "a missing field becomes the amount; null is an error",
          List.of(ErrorCode.TYPE_MISMATCH, ErrorCode.BAD_VALUE),
          "Adds a number to a field; a sum beyond int is a long, beyond long an error.",
          List.of(
              Example.of("{a: 1}", "{$inc: {a: 2}}", "{a: 3}"),
              Example.of("{a: 1}", "{$inc: {a: -0.5}}", "{a: 0.5}"),
              Example.of("{}", "{$inc: {a: 2}}", "{a: 2}"),
              Example.of("{a: 2147483647}", "{$inc: {a: 1}}", "{a: {$numberLong: '2147483648'}}"),
              Example.fails("{a: 'x'}", "{$inc: {a: 1}}", ErrorCode.TYPE_MISMATCH),
              Example.fails("{a: null}", "{$inc: {a: 1}}", ErrorCode.TYPE_MISMATCH)));

  static FieldChange parse(String path, BsonValue argument, QueryContext context) {
    if (argument instanceof BsonNumber number) {
      return new Inc(number);
    }
    throw new CommandException(
        ErrorCode.TYPE_MISMATCH,
        "Cannot increment with non-numeric argument: " + ShellText.field(path, argument));
  }

  @Override
  public Optional<BsonValue> apply(Field field) {
    if (field.value().isEmpty()) {
      return Optional.of(amount);
    }
    BsonNumber before = NumericField.require(field, SPEC.name());
    BsonNumber sum =
        BsonNumbers.add(before, amount)
            .orElseThrow(() -> NumericField.overflow(field, before, SPEC.name()));
    return SameBytes.keep(field.value(), sum);
  }

  @Override
  public Optional<FieldChangeSql> toSql(SqlTarget target) {
    boolean whole = amount.isInt32() || amount.isInt64();
    return whole && amount.longValue() != 0
        ? Optional.of(ArithmeticSql.add(target, amount))
        : Optional.empty();
  }
}
