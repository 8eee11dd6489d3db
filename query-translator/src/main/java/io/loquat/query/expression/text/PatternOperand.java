package io.loquat.query.expression.text;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.model.MissingValue;
import io.loquat.query.context.TimeLimit;
import io.loquat.query.regex.Regex;
import java.util.Optional;
import org.bson.BsonRegularExpression;
import org.bson.BsonString;
import org.bson.BsonValue;

/** The pattern and options that an expression has been given. Stateless. */
final class PatternOperand {
  private PatternOperand() {}

  /**
   * @throws CommandException 51105, 51106, 51107
   */
  static void check(String operator, BsonValue pattern, BsonValue options) {
    if (!(pattern instanceof BsonString)
        && !(pattern instanceof BsonRegularExpression)
        && !MissingValue.isNullish(pattern)) {
      throw new CommandException(
          ErrorCode.location(51105), operator + " needs 'regex' to be of type string or regex");
    }
    if (!(options instanceof BsonString) && !MissingValue.isNullish(options)) {
      throw new CommandException(
          ErrorCode.location(51106), operator + " needs 'options' to be of type string");
    }
    if (pattern instanceof BsonRegularExpression regex
        && !regex.getOptions().isEmpty()
        && options instanceof BsonString) {
      throw new CommandException(
          ErrorCode.location(51107),
          operator + ": found regex option(s) specified in both 'regex' and 'option' fields");
    }
  }

  /** The compiled pattern; empty if there is none. */
  static Optional<Regex> compile(
      String operator, BsonValue pattern, BsonValue options, TimeLimit timeLimit) {
    check(operator, pattern, options);
    String given = options instanceof BsonString text ? text.getValue() : "";
    return switch (pattern) {
      case BsonString text ->
          Optional.of(Regex.ofExpression(operator, text.getValue(), given, timeLimit));
      case BsonRegularExpression regex -> {
        String flags = given.isEmpty() ? regex.getOptions() : given;
        yield Optional.of(Regex.ofExpression(operator, regex.getPattern(), flags, timeLimit));
      }
      default -> Optional.empty();
    };
  }
}
