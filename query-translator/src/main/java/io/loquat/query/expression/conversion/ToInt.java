package io.loquat.query.expression.conversion;

import io.loquat.model.Decimals;
import org.bson.BsonBinary;
import org.bson.BsonBoolean;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonNumber;
import org.bson.BsonString;
import org.bson.BsonType;
import org.bson.BsonValue;

/** Conversions to int. Stateless. */
final class ToInt {
  private ToInt() {}

  static BsonValue of(BsonValue value, Manner manner) {
    return new BsonInt32(
        switch (value) {
          case BsonNumber number -> ofNumber(number);
          case BsonString text -> parse(text.getValue(), manner);
          case BsonBoolean truth -> truth.getValue() ? 1 : 0;
          case BsonBinary binary -> (int) WholeNumber.of(binary, manner, Integer.BYTES);
          default -> throw ConversionFailure.unsupported(value, BsonType.INT32);
        });
  }

  static boolean isZero(BsonNumber decimal) {
    return Decimals.isZero(decimal.asDecimal128().getValue());
  }

  private static int ofNumber(BsonNumber number) {
    return (int) WholeNumber.of(number, Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  private static int parse(String text, Manner manner) {
    return manner.base().isPresent()
        ? ofNumber(new BsonInt64(NumberParser.whole(text, manner.base().getAsInt())))
        : NumberParser.int32(text);
  }
}
