package io.loquat.query.expression.conversion;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.operator.ShellText;
import org.bson.BsonType;
import org.bson.BsonValue;

/** The errors that {@code onError} covers. Stateless. */
final class ConversionFailure {
  private static final String WITHOUT_ON_ERROR = " in $convert with no onError value";

  private ConversionFailure() {}

  static CommandException of(String message) {
    return new CommandException(ErrorCode.CONVERSION_FAILURE, message);
  }

  static CommandException unsupported(BsonValue value, BsonType target) {
    return of(
        "Unsupported conversion from %s to %s%s"
            .formatted(ShellText.typeName(value), ShellText.typeName(target), WITHOUT_ON_ERROR));
  }

  static CommandException parsing(String what, String text, String reason) {
    return of("Failed to parse %s '%s'%s: %s".formatted(what, text, WITHOUT_ON_ERROR, reason));
  }

  static CommandException overflow(String number) {
    return of("Conversion would overflow target type" + WITHOUT_ON_ERROR + ": " + number);
  }

  static CommandException notFinite(boolean isNaN) {
    return of(
        "Attempt to convert "
            + (isNaN ? "NaN" : "infinity")
            + " value to integer type"
            + WITHOUT_ON_ERROR);
  }
}
