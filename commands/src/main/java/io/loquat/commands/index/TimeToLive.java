package io.loquat.commands.index;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.operator.ShellText;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonNumber;
import org.bson.BsonValue;

/** The option {@code expireAfterSeconds} of an index. Stateless. */
final class TimeToLive {
  static final String OPTION = "expireAfterSeconds";

  private TimeToLive() {}

  /**
   * The seconds: a whole number that 32 bits can hold.
   *
   * @throws CommandException CannotCreateIndex (67)
   */
  static BsonInt32 read(BsonValue value) {
    if (!(value instanceof BsonNumber number)) {
      throw refused(
          "TTL index '%s' option must be numeric, but received a type of '%s'"
              .formatted(OPTION, ShellText.typeName(value)));
    }
    return new BsonInt32(seconds(number, ErrorCode.CANNOT_CREATE_INDEX));
  }

  /**
   * The same of a number.
   *
   * @throws CommandException with the code
   */
  static int seconds(BsonNumber number, ErrorCode code) {
    double seconds = number.doubleValue();
    if (Double.isNaN(seconds)) {
      throw new CommandException(code, "TTL index '%s' option must not be NaN".formatted(OPTION));
    }
    if (seconds <= -1) {
      throw new CommandException(
          code, "TTL index '%s' option cannot be less than 0".formatted(OPTION));
    }
    if (seconds >= Integer.MAX_VALUE + 1.0) {
      throw new CommandException(
          code, "TTL index '%s' must be within the range of a 32-bit integer".formatted(OPTION));
    }
    return (int) seconds;
  }

  /** Checks that an index with the option can say when documents expire. */
  static void check(BsonDocument key) {
    if (key.size() > 1) {
      throw refused(
          "TTL indexes are single-field indexes, compound indexes do not support TTL. Index spec: "
              + ShellText.of(key));
    }
    if (KeyPatternRules.plugin(key).equals("wildcard")) {
      throw refused("Index type 'wildcard' cannot be a TTL index");
    }
  }

  private static CommandException refused(String why) {
    return new CommandException(ErrorCode.CANNOT_CREATE_INDEX, why);
  }
}
