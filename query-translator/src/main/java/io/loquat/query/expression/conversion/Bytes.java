package io.loquat.query.expression.conversion;

import io.loquat.model.CommandException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import org.bson.BsonBinary;
import org.bson.BsonBinarySubType;

/** The bytes of binary data, as MongoDB counts them. Stateless. */
final class Bytes {
  private Bytes() {}

  /** The old subtype 2 repeats its length inside, which belongs to its bytes. */
  static ByteBuffer of(BsonBinary binary) {
    if (binary.getType() != BsonBinarySubType.OLD_BINARY.getValue()) {
      return ByteBuffer.wrap(binary.getData());
    }
    return ByteBuffer.allocate(Integer.BYTES + binary.getData().length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(binary.getData().length)
        .put(binary.getData())
        .flip();
  }

  static byte[] array(BsonBinary binary) {
    return of(binary).array();
  }

  static CommandException wrongLength(BsonBinary binary) {
    return ConversionFailure.of(
        "Failed to convert '%s' to number in $convert because of invalid length: %s"
            .formatted(text(binary), array(binary).length));
  }

  /** As an error message shows it. */
  static String text(BsonBinary binary) {
    String base64 = Base64.getEncoder().encodeToString(binary.getData());
    String shown = base64.length() > 80 ? base64.substring(0, 80) + "..." : base64;
    return "BinData(" + Byte.toUnsignedInt(binary.getType()) + ", \"" + shown + "\")";
  }
}
