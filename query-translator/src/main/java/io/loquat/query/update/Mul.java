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
import org.bson.BsonInt32;
import org.bson.BsonNumber;
import org.bson.BsonValue;

/** {@code $mul}: the number is multiplied. */
record Mul(BsonNumber factor) implements FieldChange {
  static final OperatorSpec SPEC =
      new OperatorSpec(
          "$mul",
          "2.6",
          "a document of paths, each with a number",
          "a missing field becomes zero of the factor's type; null is an error",
          List.of(ErrorCode.TYPE_MISMATCH, ErrorCode.BAD_VALUE),
          "Multiplies a field; a product beyond int is a long, beyond long an error.",
          List.of(
              Example.of("{a: 3}", "{$mul: {a: 2}}", "{a: 6}"),
              Example.of("{a: 3}", "{$mul: {a: 0.5}}", "{a: 1.5}"),
              Example.of("{}", "{$mul: {a: 2.5}}", "{a: 0.0}"),
              Example.of("{a: 2147483647}", "{$mul: {a: 2}}", "{a: {$numberLong: '4294967294'}}"),
              Example.fails(
                  "{a: {$numberLong: '9223372036854775807'}}",
                  "{$mul: {a: 2}}",
                  ErrorCode.BAD_VALUE),
              Example.fails("{a: 'x'}", "{$mul: {a: 2}}", ErrorCode.TYPE_MISMATCH)));

  private static final BsonInt32 ZERO = new BsonInt32(0);

  static FieldChange parse(String path, BsonValue argument, QueryContext context) {
    if (argument instanceof BsonNumber number) {
      return new Mul(number);
    }
    throw new CommandException(
        ErrorCode.TYPE_MISMATCH,
        "Cannot multiply with non-numeric argument: " + ShellText.field(path, argument));
  }

  @Override
  public Optional<BsonValue> apply(Field field) {
    BsonNumber before = field.value().isEmpty() ? ZERO : NumericField.require(field, SPEC.name());
    BsonNumber product =
        BsonNumbers.multiply(before, factor)
            .orElseThrow(() -> NumericField.overflow(field, before, SPEC.name()));
    return SameBytes.keep(field.value(), product);
  }

  @Override
  public Optional<FieldChangeSql> toSql(SqlTarget target) {
    boolean whole = factor.isInt32() || factor.isInt64();
    return whole ? Optional.of(ArithmeticSql.multiply(target, factor)) : Optional.empty();
  }
}
