package io.loquat.query.expression.conversion;

import io.loquat.model.BsonNumbers;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDecimal128;
import org.bson.BsonNumber;
import org.bson.BsonString;
import org.bson.BsonType;
import org.bson.BsonValue;
import org.bson.types.Decimal128;

/** Conversions to decimal. Stateless. */
final class ToDecimal {
  private ToDecimal() {}

  static BsonValue of(BsonValue value, Manner manner) {
    return new BsonDecimal128(
        switch (value) {
          case BsonNumber number -> BsonNumbers.toDecimal(number);
          case BsonString text ->
              manner.base().isPresent()
                  ? new Decimal128(NumberParser.whole(text.getValue(), manner.base().getAsInt()))
                  : NumberParser.decimal(text.getValue());
          case BsonBoolean truth -> new Decimal128(truth.getValue() ? 1 : 0);
          case BsonDateTime date -> new Decimal128(date.getValue());
          default -> throw ConversionFailure.unsupported(value, BsonType.DECIMAL128);
        });
  }
}
