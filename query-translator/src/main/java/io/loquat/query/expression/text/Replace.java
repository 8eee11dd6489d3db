package io.loquat.query.expression.text;

import static io.loquat.query.expression.text.TextSpecs.codes;
import static io.loquat.query.expression.text.TextSpecs.fails;
import static io.loquat.query.expression.text.TextSpecs.gives;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.model.MissingValue;
import io.loquat.query.expression.tree.Expression;
import io.loquat.query.expression.tree.ExpressionOperator;
import io.loquat.query.expression.tree.ExpressionParser;
import io.loquat.query.expression.tree.NamedOperands;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.ShellText;
import java.util.List;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;

/** {@code $replaceOne} and {@code $replaceAll}. Immutable. */
record Replace(String name, boolean all) {
  static final Replace ONE = new Replace("$replaceOne", false);
  static final Replace ALL = new Replace("$replaceAll", true);

  private static final List<String> NAMES = List.of("input", "find", "replacement");
  private static final NamedOperands.Codes CODES = new NamedOperands.Codes(51751, 51750);

  ExpressionOperator operator() {
    return ExpressionOperator.named(spec(), this::operands, this::apply);
  }

  private OperatorSpec spec() {
    return TextSpecs.spec(
        name,
        "4.4",
        "`input`, `find`, `replacement`: strings",
        "null if any is null or missing",
        codes(51747, 51748, 51749, 51750, 51751, 10503901, 10503902, 10503904),
        all
            ? "Puts another string wherever one is found; an empty one is found everywhere."
            : "Puts another string where one is found first.",
        gives(
            "{\"a\": \"b-b\"}",
            "{\"%s\": {\"input\": \"$a\", \"find\": \"b\", \"replacement\": \"c\"}}"
                .formatted(name),
            all ? "\"c-c\"" : "\"c-b\""),
        gives(
            "{}",
            "{\"%s\": {\"input\": \"$a\", \"find\": \"b\", \"replacement\": \"c\"}}"
                .formatted(name),
            "null"),
        fails(
            "{\"a\": 1}",
            "{\"%s\": {\"input\": \"$a\", \"find\": \"b\", \"replacement\": \"c\"}}"
                .formatted(name),
            10503904));
  }

  private List<Expression> operands(BsonValue argument, ExpressionParser parser) {
    NamedOperands arguments = NamedOperands.parse(name, argument, NAMES, CODES, parser);
    return List.of(
        arguments.required("input", 51749),
        arguments.required("find", 51748),
        arguments.required("replacement", 51747));
  }

  private BsonValue apply(List<BsonValue> values) {
    check(values.get(0), "input", 10503904);
    check(values.get(1), "find", 10503901);
    check(values.get(2), "replacement", 10503902);
    if (values.stream().anyMatch(MissingValue::isNullish)) {
      return BsonNull.VALUE;
    }
    String input = values.get(0).asString().getValue();
    String find = values.get(1).asString().getValue();
    String replacement = values.get(2).asString().getValue();
    return new BsonString(
        all ? everywhere(input, find, replacement) : once(input, find, replacement));
  }

  private void check(BsonValue value, String argument, int code) {
    if (!(value instanceof BsonString) && !MissingValue.isNullish(value)) {
      throw new CommandException(
          ErrorCode.location(code),
          "%s requires that '%s' be a string, found: %s"
              .formatted(name, argument, ShellText.of(value)));
    }
  }

  private static String once(String input, String find, String replacement) {
    int at = input.indexOf(find);
    return at < 0
        ? input
        : input.substring(0, at) + replacement + input.substring(at + find.length());
  }

  private static String everywhere(String input, String find, String replacement) {
    if (find.isEmpty()) {
      return between(input, replacement);
    }
    StringBuilder result = new StringBuilder();
    int from = 0;
    for (int at = input.indexOf(find); at >= 0; at = input.indexOf(find, from)) {
      Text.checkLength((long) result.length() + at - from + replacement.length());
      result.append(input, from, at).append(replacement);
      from = at + find.length();
    }
    return result.append(input, from, input.length()).toString();
  }

  /** Before each code point, and at the end. */
  private static String between(String input, String replacement) {
    Text.checkLength((input.length() + 1L) * replacement.length() + input.length());
    StringBuilder result = new StringBuilder(replacement);
    input.codePoints().forEach(point -> result.appendCodePoint(point).append(replacement));
    return result.toString();
  }
}
