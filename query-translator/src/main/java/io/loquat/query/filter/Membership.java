package io.loquat.query.filter;

import io.loquat.model.BsonOrder;
import java.util.Collection;
import java.util.Collections;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.bson.BsonArray;
import org.bson.BsonNull;
import org.bson.BsonType;
import org.bson.BsonValue;

/** What {@code $in} and {@code $nin} share: a sorted set of allowed values. Immutable. */
final class Membership implements ValueTest {
  private final NavigableSet<BsonValue> values;
  private final BsonOrder order;
  private final boolean hasNull;

  Membership(Collection<BsonValue> values, BsonOrder order) {
    NavigableSet<BsonValue> sorted = new TreeSet<>(order);
    sorted.addAll(values);
    this.values = Collections.unmodifiableNavigableSet(sorted);
    this.order = order;
    this.hasNull = sorted.contains(BsonNull.VALUE);
  }

  /** The values, without repetitions, in BSON order. */
  NavigableSet<BsonValue> values() {
    return values;
  }

  BsonOrder order() {
    return order;
  }

  /** Whether the order of texts has a say in it. */
  boolean isCollated() {
    return !order.texts().isBinary() && Texts.areInAny(values);
  }

  @Override
  public boolean holds(BsonValue value) {
    return value.getBsonType() != BsonType.UNDEFINED && values.contains(value);
  }

  @Override
  public boolean holdsForMissing() {
    return hasNull;
  }

  static BsonArray checked(String name, BsonValue operand, Place place) {
    if (!operand.isArray()) {
      throw place.error(name + " needs an array");
    }
    for (BsonValue value : operand.asArray()) {
      check(name, value, place);
    }
    return operand.asArray();
  }

  private static void check(String name, BsonValue value, Place place) {
    if (FilterParser.holdsOperators(value)) {
      throw place.error("cannot nest $ under " + name);
    }
    if (value.getBsonType() == BsonType.UNDEFINED) {
      throw place.error("InMatchExpression equality cannot be undefined");
    }
    if (value.isRegularExpression()) {
      throw Operators.notSupported("a regular expression in " + name, place);
    }
  }
}
