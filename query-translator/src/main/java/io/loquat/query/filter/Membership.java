package io.loquat.query.filter;

import io.loquat.model.BsonOrder;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.BsonArray;
import org.bson.BsonNull;
import org.bson.BsonType;
import org.bson.BsonValue;

/** What {@code $in} and {@code $nin} share: a sorted set of allowed values. Immutable. */
final class Membership implements ValueTest {
  /** More regular expressions make more SQL than they spare the evaluator. */
  private static final int PATTERNS_IN_SQL_MAX = 4;

  private final NavigableSet<BsonValue> values;
  private final BsonOrder order;
  private final List<RegexTest> patterns;
  private final boolean hasNull;

  Membership(Collection<BsonValue> values, BsonOrder order) {
    this(values, order, List.of());
  }

  private Membership(
      Collection<BsonValue> values, BsonOrder order, Collection<RegexTest> patterns) {
    NavigableSet<BsonValue> sorted = new TreeSet<>(order);
    sorted.addAll(values);
    this.values = Collections.unmodifiableNavigableSet(sorted);
    this.order = order;
    this.patterns = List.copyOf(patterns);
    this.hasNull = sorted.contains(BsonNull.VALUE);
  }

  /** Of values and regular expressions that have been checked. */
  static Membership of(BsonArray values, Place place) {
    Map<Boolean, List<BsonValue>> parts =
        values.stream().collect(Collectors.partitioningBy(BsonValue::isRegularExpression));
    List<RegexTest> patterns =
        parts.getOrDefault(true, List.of()).stream()
            .map(pattern -> RegexTest.of(pattern.asRegularExpression(), place))
            .toList();
    return new Membership(parts.getOrDefault(false, List.of()), place.context().order(), patterns);
  }

  /** Whether there are regular expressions beside the values. */
  boolean hasPatterns() {
    return !patterns.isEmpty();
  }

  /** The regular expressions beside the values. */
  List<RegexTest> patterns() {
    return patterns;
  }

  SqlCondition toSql(FieldSql field) {
    if (patterns.size() > PATTERNS_IN_SQL_MAX) {
      return SqlCondition.UNKNOWN;
    }
    Stream<SqlCondition> found = patterns.stream().map(pattern -> field.where(pattern.toSql()));
    return SqlCondition.or(Stream.concat(Stream.of(field.in(this)), found).toList());
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
    return (value.getBsonType() != BsonType.UNDEFINED && values.contains(value))
        || isFoundIn(value);
  }

  private boolean isFoundIn(BsonValue value) {
    for (RegexTest pattern : patterns) {
      if (pattern.holds(value)) {
        return true;
      }
    }
    return false;
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
  }
}
