package io.loquat.query.update;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.context.QueryContext;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.OperatorSpec.Example;
import io.loquat.query.operator.ShellText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonNumber;
import org.bson.BsonValue;

/**
 * {@code $bit}: the integer's bits are combined with others.
 *
 * @param steps one after the other
 */
record Bit(List<Step> steps) implements FieldChange {
  static final OperatorSpec SPEC =
      new OperatorSpec(
          "$bit",
          "1.8",
          "a document of paths, each with {and: n}, {or: n} or {xor: n}",
          "a missing field counts as 0; null is an error",
          List.of(ErrorCode.BAD_VALUE),
          "Combines an int or long with another, bit by bit; with a long, the result is a long.",
          List.of(
              Example.of("{a: 13}", "{$bit: {a: {and: 10}}}", "{a: 8}"),
              Example.of("{a: 12}", "{$bit: {a: {or: 3}}}", "{a: 15}"),
              Example.of("{a: 12}", "{$bit: {a: {xor: 10}}}", "{a: 6}"),
              Example.of("{}", "{$bit: {a: {or: 3}}}", "{a: 3}"),
              Example.of(
                  "{a: 1}", "{$bit: {a: {or: {$numberLong: '2'}}}}", "{a: {$numberLong: '3'}}"),
              Example.fails("{a: 1.5}", "{$bit: {a: {or: 3}}}", ErrorCode.BAD_VALUE)));

  private static final BsonInt32 ZERO = new BsonInt32(0);

  /** How one number changes another. */
  record Step(Combination combination, BsonNumber operand) {
    BsonNumber apply(BsonNumber before) {
      long left = before.longValue();
      long right = operand.longValue();
      long result =
          switch (combination) {
            case AND -> left & right;
            case OR -> left | right;
            case XOR -> left ^ right;
          };
      boolean int32 = before.isInt32() && operand.isInt32();
      return int32 ? new BsonInt32((int) result) : new BsonInt64(result);
    }
  }

  /** What is done with two bits. */
  enum Combination {
    AND,
    OR,
    XOR
  }

  static FieldChange parse(String path, BsonValue argument, QueryContext context) {
    if (!(argument instanceof BsonDocument document)) {
      throw bad(
          "The $bit modifier is not compatible with a %s. You must pass in an embedded document:"
                  .formatted(ShellText.typeName(argument))
              + " {$bit: {field: {and/or/xor: #}}");
    }
    List<Step> steps = new ArrayList<>();
    for (Map.Entry<String, BsonValue> step : document.entrySet()) {
      steps.add(new Step(combination(step.getKey(), document), operand(step, document)));
    }
    if (steps.isEmpty()) {
      throw bad(
          "You must pass in at least one bitwise operation. The format is:"
              + " {$bit: {field: {and/or/xor: #}}");
    }
    return new Bit(List.copyOf(steps));
  }

  private static Combination combination(String name, BsonDocument document) {
    return switch (name) {
      case "and" -> Combination.AND;
      case "or" -> Combination.OR;
      case "xor" -> Combination.XOR;
      default ->
          throw bad(
              "The $bit modifier only supports 'and', 'or', and 'xor', not '%s' which is an unknown"
                      .formatted(name)
                  + " operator: "
                  + ShellText.of(document));
    };
  }

  private static BsonNumber operand(Map.Entry<String, BsonValue> step, BsonDocument document) {
    if (!isInteger(step.getValue())) {
      throw bad(
          "The $bit modifier field must be an Integer(32/64 bit); a '%s' is not supported here: %s"
              .formatted(ShellText.typeName(step.getValue()), ShellText.of(document)));
    }
    return step.getValue().asNumber();
  }

  private static boolean isInteger(BsonValue value) {
    return value.isInt32() || value.isInt64();
  }

  @Override
  public Optional<BsonValue> apply(Field field) {
    BsonValue before = field.value().orElse(ZERO);
    if (!isInteger(before)) {
      throw bad(
          "Cannot apply $bit to a value of non-integral type. %s has the field %s of non-integer"
                  .formatted(field.documentName(), field.name())
              + " type "
              + ShellText.typeName(before));
    }
    BsonNumber number = before.asNumber();
    for (Step step : steps) {
      number = step.apply(number);
    }
    return SameBytes.keep(field.value(), number);
  }

  private static CommandException bad(String message) {
    return new CommandException(ErrorCode.BAD_VALUE, message);
  }
}
