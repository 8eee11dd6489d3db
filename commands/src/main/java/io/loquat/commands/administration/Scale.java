package io.loquat.commands.administration;

import io.loquat.commands.argument.Arguments;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import org.bson.BsonDouble;
import org.bson.BsonInt64;

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

  static BsonInt64 apply(long bytes, int scale) {
    return new BsonInt64(bytes / scale);
  }

  static BsonDouble applyExactly(long bytes, int scale) {
    return new BsonDouble((double) bytes / scale);
  }
}
