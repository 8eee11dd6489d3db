package io.loquat.query.expression.conversion;

import io.loquat.model.BsonNumbers;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.operator.ShellText;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.bson.BsonBinary;
import org.bson.BsonBinarySubType;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonNumber;
import org.bson.BsonString;
import org.bson.BsonType;
import org.bson.BsonValue;

/** Conversions to binary data. Stateless. */
final class ToBinary {
  static final ErrorCode NO_FORMAT = ErrorCode.location(4341115);
  private static final ErrorCode SUBTYPE_NOT_WHOLE = ErrorCode.location(4341106);
  private static final ErrorCode SUBTYPE_UNKNOWN = ErrorCode.location(4341107);
  private static final ErrorCode SUBTYPE_NO_NUMBER = ErrorCode.location(4341108);

  private static final Pattern UUID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private static final int SUBTYPE_DEFINED_MAX = 9;
  private static final int SUBTYPE_USER_MIN = 128;
  private static final int SUBTYPE_MAX = 255;

  private ToBinary() {}

  static BsonValue of(BsonValue value, Target target, Manner manner) {
    return switch (value) {
      case BsonBinary binary -> sameSubtype(binary, target);
      case BsonString text -> parsed(text, target, manner);
      case BsonInt32 number ->
          new BsonBinary(subtype(target), bytes(manner, 4).putInt(number.getValue()).array());
      case BsonInt64 number ->
          new BsonBinary(subtype(target), bytes(manner, 8).putLong(number.getValue()).array());
      case BsonDouble number ->
          new BsonBinary(subtype(target), bytes(manner, 8).putDouble(number.getValue()).array());
      default -> throw ConversionFailure.unsupported(value, BsonType.BINARY);
    };
  }

  private static ByteBuffer bytes(Manner manner, int length) {
    return ByteBuffer.allocate(length).order(manner.byteOrder());
  }

  private static BsonValue sameSubtype(BsonBinary binary, Target target) {
    if (binary.getType() != subtype(target)) {
      throw ConversionFailure.of(
          "Conversions between different BinData subtypes are not supported");
    }
    return binary;
  }

  private static byte subtype(Target target) {
    if (!(target.subtype() instanceof BsonNumber number)) {
      throw new CommandException(
          SUBTYPE_NO_NUMBER,
          "For BinData, $convert's 'subtype' argument must be a number, but is "
              + ShellText.typeName(target.subtype()));
    }
    OptionalLong whole = BsonNumbers.toLongExactly(number);
    if (whole.isEmpty() || whole.getAsLong() != (int) whole.getAsLong()) {
      throw new CommandException(
          SUBTYPE_NOT_WHOLE, "In $convert, numeric 'subtype' argument is not an integer");
    }
    long code = whole.getAsLong();
    boolean known =
        (code >= 0 && code <= SUBTYPE_DEFINED_MAX)
            || (code >= SUBTYPE_USER_MIN && code <= SUBTYPE_MAX);
    if (!known) {
      throw new CommandException(
          SUBTYPE_UNKNOWN,
          "In $convert, numeric value for 'subtype' does not correspond to a BinData type: "
              + code);
    }
    return (byte) code;
  }

  static CommandException noFormat(BsonValue value, BsonType target) {
    return new CommandException(
        NO_FORMAT,
        "Format must be speficied when converting from '%s' to '%s'"
            .formatted(ShellText.typeName(value), ShellText.typeName(target)));
  }

  private static BsonValue parsed(BsonString text, Target target, Manner manner) {
    String format = manner.format().orElseThrow(() -> noFormat(text, BsonType.BINARY));
    byte subtype = subtype(target);
    boolean isUuid = subtype == BsonBinarySubType.UUID_STANDARD.getValue();
    if (format.equals("uuid") != isUuid) {
      throw failure(text, "Only the 'uuid' format is allowed with the UUID subtype");
    }
    try {
      return new BsonBinary(subtype, decoded(text.getValue(), format));
    } catch (IllegalArgumentException invalid) {
      throw failure(text, "Invalid input for format '" + format + "'");
    }
  }

  /**
   * @throws IllegalArgumentException if the text is not of that format
   */
  private static byte[] decoded(String text, String format) {
    return switch (format) {
      case "base64" -> base64(text);
      case "base64url" -> base64Url(text);
      case "hex" -> HexFormat.of().parseHex(text);
      case "utf8" -> text.getBytes(StandardCharsets.UTF_8);
      case "uuid" -> uuid(text);
      default -> throw new IllegalArgumentException(format);
    };
  }

  /** MongoDB wants the padding. */
  private static byte[] base64(String text) {
    if (text.length() % 4 != 0) {
      throw new IllegalArgumentException(text);
    }
    return Base64.getDecoder().decode(text);
  }

  /** Padding may be left out, but not in part. */
  private static byte[] base64Url(String text) {
    return Base64.getUrlDecoder().decode(text);
  }

  private static byte[] uuid(String text) {
    if (!UUID.matcher(text).matches()) {
      throw new IllegalArgumentException(text);
    }
    return HexFormat.of().parseHex(text.replace("-", ""));
  }

  private static CommandException failure(BsonString text, String reason) {
    return ConversionFailure.parsing("BinData", text.getValue(), reason);
  }
}
