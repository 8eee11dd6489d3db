package io.loquat.query.update;

import java.util.Optional;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonNumber;

/** Sums of numbers. */
final class Addition {
  private Addition() {}

  static Optional<BsonNumber> add(BsonNumber left, BsonNumber right) {
    if (left.isDouble() || right.isDouble()) {
      return Optional.of(new BsonDouble(left.doubleValue() + right.doubleValue()));
    }
    long sum = left.longValue() + right.longValue();
    if (((left.longValue() ^ sum) & (right.longValue() ^ sum)) < 0) {
      return Optional.empty();
    }
    boolean ints = left.isInt32() && right.isInt32() && sum == (int) sum;
    return Optional.of(ints ? new BsonInt32((int) sum) : new BsonInt64(sum));
  }
}
