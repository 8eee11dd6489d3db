package io.loquat.query.expression.tree;

import io.loquat.model.BsonNumbers;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.operator.ShellText;
import java.util.OptionalLong;
import org.bson.BsonNumber;
import org.bson.BsonValue;

/** The number of elements that {@code n} asks for. Stateless. */
public final class ElementCount {
  private ElementCount() {}

  /**
   * @throws CommandException 5787902, 5787903 or 5787908 for what is no such number
   */
  public static long of(BsonValue value) {
    if (!(value instanceof BsonNumber)) {
      throw failure(5787902, notWhole(value));
    }
    OptionalLong whole = BsonNumbers.toLongExactly(value);
    if (whole.isEmpty()) {
      throw failure(5787903, notWhole(value));
    }
    if (whole.getAsLong() <= 0) {
      throw failure(5787908, "'n' must be greater than 0, found " + whole.getAsLong());
    }
    return whole.getAsLong();
  }

  private static String notWhole(BsonValue value) {
    return "Value for 'n' must be of integral type, but found " + ShellText.of(value);
  }

  private static CommandException failure(int code, String message) {
    return new CommandException(ErrorCode.location(code), message);
  }
}
