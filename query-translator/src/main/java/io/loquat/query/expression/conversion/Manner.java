package io.loquat.query.expression.conversion;

import io.loquat.model.BsonNumbers;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.model.MissingValue;
import io.loquat.query.operator.ShellText;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.bson.BsonNumber;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * How a value is converted. Immutable.
 *
 * @param format of binary data as a string
 * @param byteOrder of numbers in binary data
 * @param base of whole numbers as strings
 */
record Manner(Optional<String> format, ByteOrder byteOrder, OptionalInt base) {
  static final ErrorCode BASE_NOT_WHOLE = ErrorCode.location(3501300);
  static final ErrorCode BASE_UNKNOWN = ErrorCode.location(3501301);
  static final ErrorCode FORMAT_NO_STRING = ErrorCode.location(4341114);
  static final ErrorCode FORMAT_UNKNOWN = ErrorCode.location(4341125);
  static final ErrorCode BYTE_ORDER_NO_STRING = ErrorCode.location(9130001);
  static final ErrorCode BYTE_ORDER_UNKNOWN = ErrorCode.location(9130002);

  private static final Set<String> FORMATS =
      Set.of("auto", "base64", "base64url", "hex", "utf8", "uuid");

  private static final Set<Long> BASES = Set.of(2L, 8L, 10L, 16L);

  /** As the operators that are named for a type convert. */
  static final Manner AUTOMATIC = withFormat("auto");

  static Manner withFormat(String format) {
    return new Manner(Optional.of(format), ByteOrder.LITTLE_ENDIAN, OptionalInt.empty());
  }

  /**
   * The arguments' values; null or missing ones count as left out.
   *
   * @throws CommandException for a wrong type or value of one
   */
  static Manner of(BsonValue format, BsonValue byteOrder, BsonValue base) {
    OptionalInt checkedBase = base(base);
    return new Manner(format(format), byteOrder(byteOrder), checkedBase);
  }

  private static OptionalInt base(BsonValue value) {
    if (MissingValue.isNullish(value)) {
      return OptionalInt.empty();
    }
    OptionalLong base =
        value instanceof BsonNumber ? BsonNumbers.toLongExactly(value) : OptionalLong.empty();
    if (base.isEmpty()) {
      throw new CommandException(BASE_NOT_WHOLE, "In $convert, 'base' argument is not an integer");
    }
    if (!BASES.contains(base.getAsLong())) {
      throw new CommandException(BASE_UNKNOWN, "In $convert, 'base' argument is not a valid base");
    }
    return OptionalInt.of((int) base.getAsLong());
  }

  private static Optional<String> format(BsonValue value) {
    Optional<String> format = text("format", value, FORMAT_NO_STRING);
    if (format.isPresent() && !FORMATS.contains(format.get())) {
      throw new CommandException(
          FORMAT_UNKNOWN, "Invalid 'format' argument for $convert: " + format.get());
    }
    return format;
  }

  private static ByteOrder byteOrder(BsonValue value) {
    String name = text("byteOrder", value, BYTE_ORDER_NO_STRING).orElse("little");
    return switch (name) {
      case "little" -> ByteOrder.LITTLE_ENDIAN;
      case "big" -> ByteOrder.BIG_ENDIAN;
      default ->
          throw new CommandException(
              BYTE_ORDER_UNKNOWN, "Invalid 'byteOrder' argument for $convert: " + name);
    };
  }

  private static Optional<String> text(String argument, BsonValue value, ErrorCode code) {
    if (MissingValue.isNullish(value)) {
      return Optional.empty();
    }
    if (value instanceof BsonString text) {
      return Optional.of(text.getValue());
    }
    throw new CommandException(
        code,
        "$convert requires that '%s' be a string, found: %s with value %s"
            .formatted(argument, ShellText.typeName(value), ShellText.of(value)));
  }
}
