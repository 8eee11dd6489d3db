package io.loquat.query.expression.logic;

import io.loquat.model.BsonNumbers;
import io.loquat.model.Decimals;
import io.loquat.model.MissingValue;
import org.bson.BsonBoolean;
import org.bson.BsonNumber;
import org.bson.BsonValue;

/** What counts as true: all but false, null, what is missing and zeros. Stateless. */
public final class Truth {
  private Truth() {}

  public static boolean of(BsonValue value) {
    if (value instanceof BsonBoolean truth) {
      return truth.getValue();
    }
    if (value instanceof BsonNumber number && BsonNumbers.isNumber(value)) {
      return number.isDecimal128()
          ? !Decimals.isZero(number.asDecimal128().getValue())
          : number.isDouble() ? number.doubleValue() != 0 : number.longValue() != 0;
    }
    return !MissingValue.isNullish(value);
  }
}
