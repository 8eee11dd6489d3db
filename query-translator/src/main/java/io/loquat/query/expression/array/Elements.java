package io.loquat.query.expression.array;

import io.loquat.model.BsonNumbers;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.model.MissingValue;
import io.loquat.query.operator.ShellText;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.bson.BsonArray;
import org.bson.BsonNull;
import org.bson.BsonValue;

/** Arrays and whole numbers as the operators of this group take them. Stateless. */
final class Elements {
  private Elements() {}

  /** The elements, in a list where each is quick to reach. */
  static List<BsonValue> of(BsonArray array) {
    return new ArrayList<>(array);
  }

  /** Whether the value is a number that an int32 can be. */
  static boolean isInt32(BsonValue value) {
    OptionalLong whole = BsonNumbers.toLongExactly(value);
    return whole.isPresent() && whole.getAsLong() == (int) whole.getAsLong();
  }

  /** The int32 that a number is. */
  static int int32(BsonValue value) {
    return (int) BsonNumbers.toLongExactly(value).orElse(0);
  }

  /** What an array holds where there is no value. */
  static BsonValue present(BsonValue value) {
    return MissingValue.is(value) ? BsonNull.VALUE : value;
  }

  /** The value as messages show it. */
  static String text(BsonValue value) {
    return MissingValue.is(value) ? "MISSING" : ShellText.of(value);
  }

  static CommandException failure(int code, String message) {
    return new CommandException(ErrorCode.location(code), message);
  }
}
