package io.loquat.query.expression.conversion;

import io.loquat.query.expression.date.DateStrings;
import org.bson.BsonDateTime;
import org.bson.BsonInt32;
import org.bson.BsonNumber;
import org.bson.BsonObjectId;
import org.bson.BsonString;
import org.bson.BsonTimestamp;
import org.bson.BsonType;
import org.bson.BsonValue;

/** Conversions to date. Stateless. */
final class ToDate {
  private static final long MILLIS_PER_SECOND = 1000;

  private ToDate() {}

  static BsonValue of(BsonValue value) {
    return new BsonDateTime(
        switch (value) {
          case BsonDateTime date -> date.getValue();
          case BsonInt32 number -> throw ConversionFailure.unsupported(number, BsonType.DATE_TIME);
          case BsonNumber number -> ToLong.ofNumber(number);
          case BsonString text -> DateStrings.millis(text.getValue());
          case BsonObjectId id -> seconds(id.getValue().getTimestamp());
          case BsonTimestamp timestamp -> seconds(timestamp.getTime());
          default -> throw ConversionFailure.unsupported(value, BsonType.DATE_TIME);
        });
  }

  /** Seconds beyond 2038 are meant as unsigned. */
  private static long seconds(int unsigned) {
    return Integer.toUnsignedLong(unsigned) * MILLIS_PER_SECOND;
  }
}
