package io.loquat.commands.administration;

import io.loquat.commands.argument.Arguments;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonNumber;

/** The {@code scale} argument: by what sizes are divided. Stateless. */
final class Scale {
  private Scale() {}

  static int read(Arguments arguments) {
    long scale = arguments.wholeNumber("scale", 1);
    if (scale < 1) {
      throw new CommandException(
          ErrorCode.BAD_VALUE,
          "BSON field 'scale' value must be >= 1, actual value '%s'".formatted(scale));
    }
    return (int) Math.min(Integer.MAX_VALUE, scale);
  }

  /** A size as {@code collStats} gives it. */
  static BsonNumber apply(long bytes, int scale) {
    return number(bytes / scale);
  }

  /** A whole number as small as it can be. */
  static BsonNumber number(long value) {
    return value == (int) value ? new BsonInt32((int) value) : new BsonInt64(value);
  }

  static BsonDouble applyExactly(long bytes, int scale) {
    return new BsonDouble((double) bytes / scale);
  }
}
