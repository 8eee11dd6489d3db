package io.loquat.query.expression.conversion;

import io.loquat.model.BsonNumbers;
import java.nio.ByteBuffer;
import org.bson.BsonBinary;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDouble;
import org.bson.BsonNumber;
import org.bson.BsonString;
import org.bson.BsonType;
import org.bson.BsonValue;

/** Conversions to double. Stateless. */
final class ToDouble {
  private ToDouble() {}

  static BsonValue of(BsonValue value, Manner manner) {
    return new BsonDouble(
        switch (value) {
          case BsonNumber number -> ofNumber(number);
          case BsonString text ->
              manner.base().isPresent()
                  ? NumberParser.whole(text.getValue(), manner.base().getAsInt())
                  : NumberParser.real(text.getValue());
          case BsonBoolean truth -> truth.getValue() ? 1 : 0;
          case BsonDateTime date -> date.getValue();
          case BsonBinary binary -> ofBytes(binary, manner);
          default -> throw ConversionFailure.unsupported(value, BsonType.DOUBLE);
        });
  }

  private static double ofNumber(BsonNumber number) {
    double value = BsonNumbers.toDouble(number);
    boolean finite = !number.isDecimal128() || number.asDecimal128().getValue().isFinite();
    boolean underflow = value == 0 && number.isDecimal128() && !ToInt.isZero(number);
    if ((Double.isInfinite(value) && finite && !number.isDouble()) || underflow) {
      throw ConversionFailure.overflow(number.asDecimal128().getValue().toString());
    }
    return value;
  }

  private static double ofBytes(BsonBinary binary, Manner manner) {
    ByteBuffer bytes = Bytes.of(binary).order(manner.byteOrder());
    return switch (bytes.remaining()) {
      case Float.BYTES -> bytes.getFloat();
      case Double.BYTES -> bytes.getDouble();
      default -> throw Bytes.wrongLength(binary);
    };
  }
}
