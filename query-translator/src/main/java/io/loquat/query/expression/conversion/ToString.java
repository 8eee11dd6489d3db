package io.loquat.query.expression.conversion;

import io.loquat.model.BsonNumbers;
import io.loquat.query.expression.number.DoubleText;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.OptionalLong;
import org.bson.BsonBinary;
import org.bson.BsonBinarySubType;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonNumber;
import org.bson.BsonObjectId;
import org.bson.BsonString;
import org.bson.BsonType;
import org.bson.BsonValue;

/** Conversions to string. Stateless. */
final class ToString {
  private static final int UUID_LENGTH = 16;

  private ToString() {}

  static BsonValue of(BsonValue value, Manner manner) {
    return switch (value) {
      case BsonString text -> text;
      case BsonNumber number when manner.base().isPresent() ->
          new BsonString(inBase(number, manner.base().getAsInt()));
      case BsonNumber number -> new BsonString(text(number));
      case BsonBoolean truth -> new BsonString(truth.getValue() ? "true" : "false");
      case BsonObjectId id -> new BsonString(id.getValue().toHexString());
      case BsonDateTime date -> new BsonString(DateText.of(date.getValue()));
      case BsonBinary binary -> new BsonString(text(binary, manner));
      default -> throw ConversionFailure.unsupported(value, BsonType.STRING);
    };
  }

  private static String text(BsonNumber number) {
    return switch (number.getBsonType()) {
      case INT32, INT64 -> Long.toString(number.longValue());
      case DOUBLE -> text(number.doubleValue());
      default -> number.asDecimal128().getValue().toString();
    };
  }

  private static String text(double value) {
    if (Double.isNaN(value)) {
      return "NaN";
    }
    return Double.isInfinite(value)
        ? value < 0 ? "-Infinity" : "Infinity"
        : DoubleText.shortest(value);
  }

  private static String inBase(BsonNumber number, int base) {
    OptionalLong whole = BsonNumbers.toLongExactly(number);
    if (whole.isEmpty()) {
      throw ConversionFailure.of(
          "Base conversion is not supported for non-integers in $convert with no onError value: ");
    }
    return Long.toString(whole.getAsLong(), base).toUpperCase(Locale.ROOT);
  }

  private static String text(BsonBinary binary, Manner manner) {
    String format = manner.format().orElseThrow(() -> ToBinary.noFormat(binary, BsonType.STRING));
    byte[] bytes = Bytes.array(binary);
    return switch (format) {
      case "base64" -> Base64.getEncoder().encodeToString(bytes);
      case "base64url" -> Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
      case "hex" -> HexFormat.of().withUpperCase().formatHex(bytes);
      case "utf8" -> utf8(binary, bytes);
      case "uuid" -> {
        if (!isUuid(binary)) {
          throw failure(binary, "BinData does not represent a valid UUID");
        }
        yield binary.asUuid().toString();
      }
      default ->
          isUuid(binary) ? binary.asUuid().toString() : Base64.getEncoder().encodeToString(bytes);
    };
  }

  private static boolean isUuid(BsonBinary binary) {
    return binary.getType() == BsonBinarySubType.UUID_STANDARD.getValue()
        && binary.getData().length == UUID_LENGTH;
  }

  private static String utf8(BsonBinary binary, byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException invalid) {
      throw failure(binary, "BinData does not represent a valid UTF-8 string");
    }
  }

  private static RuntimeException failure(BsonBinary binary, String reason) {
    return ConversionFailure.of(
        "Failed to convert '%s' to string in $convert with no onError value: %s"
            .formatted(Bytes.text(binary), reason));
  }
}
