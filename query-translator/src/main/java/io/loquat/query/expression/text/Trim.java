package io.loquat.query.expression.text;

import static io.loquat.query.expression.text.TextSpecs.codes;
import static io.loquat.query.expression.text.TextSpecs.fails;
import static io.loquat.query.expression.text.TextSpecs.gives;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.model.MissingValue;
import io.loquat.query.expression.tree.Expression;
import io.loquat.query.expression.tree.Expression.Constant;
import io.loquat.query.expression.tree.ExpressionOperator;
import io.loquat.query.expression.tree.ExpressionParser;
import io.loquat.query.expression.tree.NamedOperands;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.ShellText;
import java.util.List;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;

/** {@code $trim}, {@code $ltrim} and {@code $rtrim}. Immutable. */
record Trim(String name, boolean atStart, boolean atEnd) {
  static final Trim BOTH = new Trim("$trim", true, true);
  static final Trim LEFT = new Trim("$ltrim", true, false);
  static final Trim RIGHT = new Trim("$rtrim", false, true);

  /** White space of ASCII and some of Unicode's, and the null character. */
  private static final String WHITE_SPACE =
      "\0 \t\n\u000b\f\r\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009"
          + "\u200a";

  private static final NamedOperands.Codes CODES = new NamedOperands.Codes(50696, 50694);

  ExpressionOperator operator() {
    return ExpressionOperator.named(spec(), this::operands, this::apply);
  }

  private OperatorSpec spec() {
    String result = (atStart ? "" : "xx") + "a" + (atEnd ? "" : "x");
    return TextSpecs.spec(
        name,
        "4.0",
        "`input`, optionally `chars`",
        "null if either is null or missing",
        codes(50694, 50695, 50696, 50699, 50700),
        "Takes white space or other characters away from "
            + (atStart && atEnd ? "both ends" : atStart ? "the beginning" : "the end")
            + " of a string.",
        gives(
            "{\"a\": \"xxax\"}",
            "{\"%s\": {\"input\": \"$a\", \"chars\": \"x\"}}".formatted(name),
            "\"" + result + "\""),
        gives("{}", "{\"%s\": {\"input\": \"$a\"}}".formatted(name), "null"),
        fails("{\"a\": 1}", "{\"%s\": {\"input\": \"$a\"}}".formatted(name), 50699));
  }

  private List<Expression> operands(BsonValue argument, ExpressionParser parser) {
    NamedOperands arguments =
        NamedOperands.parse(name, argument, List.of("input", "chars"), CODES, parser);
    Expression chars =
        arguments.optional("chars").orElse(new Constant(new BsonString(WHITE_SPACE)));
    return List.of(arguments.required("input", 50695), chars);
  }

  private BsonValue apply(List<BsonValue> values) {
    if (MissingValue.isNullish(values.getFirst())) {
      return BsonNull.VALUE;
    }
    String input = text(values.get(0), "input", 50699);
    if (MissingValue.isNullish(values.get(1))) {
      return BsonNull.VALUE;
    }
    String chars = text(values.get(1), "chars", 50700);
    return new BsonString(trimmed(input, chars.codePoints().sorted().toArray()));
  }

  private String trimmed(String input, int[] chars) {
    int start = 0;
    int end = input.length();
    while (atStart && start < end && contains(chars, input.codePointAt(start))) {
      start = input.offsetByCodePoints(start, 1);
    }
    while (atEnd && start < end && contains(chars, input.codePointBefore(end))) {
      end = input.offsetByCodePoints(end, -1);
    }
    return input.substring(start, end);
  }

  private static boolean contains(int[] sorted, int point) {
    return java.util.Arrays.binarySearch(sorted, point) >= 0;
  }

  private String text(BsonValue value, String argument, int code) {
    if (value instanceof BsonString text) {
      return text.getValue();
    }
    throw new CommandException(
        ErrorCode.location(code),
        "%s requires its %s to be a string, got %s (of type %s) instead."
            .formatted(
                name,
                argument.equals("input") ? argument : "'" + argument + "' argument",
                ShellText.of(value),
                ShellText.typeName(value)));
  }
}
