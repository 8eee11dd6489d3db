package io.loquat.query.expression.arithmetic;

import io.loquat.model.BsonNumbers;
import io.loquat.model.CommandException;
import java.util.OptionalLong;
import org.bson.BsonDateTime;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonNumber;
import org.bson.BsonValue;

/**
 * The sum so far: of numbers until there is a date, then of milliseconds. Confined to the thread
 * that adds.
 */
final class AddTotal {
  private BsonNumber numbers = new BsonInt32(0);
  private long millis;
  private boolean isDate;

  void add(BsonNumber number) {
    if (isDate) {
      millis = sumOfMillis(millis, number);
    } else {
      BsonNumber before = numbers;
      numbers =
          BsonNumbers.add(before, number)
              .orElseGet(
                  () -> new BsonDouble((double) before.longValue() + (double) number.longValue()));
    }
  }

  /**
   * @throws CommandException if there is a date already
   */
  void add(BsonDateTime date) {
    if (isDate) {
      throw new CommandException(Add.TWO_DATES, "only one date allowed in an $add expression");
    }
    isDate = true;
    millis = sumOfMillis(date.getValue(), numbers);
  }

  private static long sumOfMillis(long millis, BsonNumber number) {
    OptionalLong addend = Millis.of(number);
    long sum = millis + addend.orElse(0);
    if (addend.isEmpty() || ((millis ^ sum) & (addend.getAsLong() ^ sum)) < 0) {
      throw Millis.overflow();
    }
    return sum;
  }

  BsonValue value() {
    return isDate ? new BsonDateTime(millis) : numbers;
  }
}
