package io.loquat.query.filter;

import org.bson.BsonArray;
import org.bson.BsonValue;

/** A question about arrays as such: their elements are not asked it. */
@FunctionalInterface
interface WholeArrayTest extends ValueTest {
  boolean holdsForArray(BsonArray array);

  @Override
  default boolean holds(BsonValue value) {
    return value.isArray() && holdsForArray(value.asArray());
  }

  @Override
  default boolean holdsForMissing() {
    return false;
  }

  @Override
  default boolean inArrays() {
    return false;
  }
}
