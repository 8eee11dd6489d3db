package io.loquat.query.expression.conversion;

import org.bson.BsonBinary;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonInt64;
import org.bson.BsonNumber;
import org.bson.BsonString;
import org.bson.BsonType;
import org.bson.BsonValue;

/** Conversions to long. Stateless. */
final class ToLong {
  private static final int DECIMAL = 10;

  private ToLong() {}

  static BsonValue of(BsonValue value, Manner manner) {
    return new BsonInt64(
        switch (value) {
          case BsonNumber number -> ofNumber(number);
          case BsonString text ->
              NumberParser.whole(text.getValue(), manner.base().orElse(DECIMAL));
          case BsonBoolean truth -> truth.getValue() ? 1 : 0;
          case BsonDateTime date -> date.getValue();
          case BsonBinary binary -> WholeNumber.of(binary, manner, Long.BYTES);
          default -> throw ConversionFailure.unsupported(value, BsonType.INT64);
        });
  }

  static long ofNumber(BsonNumber number) {
    return WholeNumber.of(number, Long.MIN_VALUE, Long.MAX_VALUE);
  }
}
