package io.loquat.query.filter;

import io.loquat.query.sql.SqlFragment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * A {@link ValueTest} in SQL: which values match, by their JSON type. Types that are not listed
 * never match. Immutable.
 *
 * @param exact whether nothing else matches
 * @param inArrays whether an array at the end of a path is asked element by element too
 */
record LeafTest(Map<JsonType, Check> checks, boolean exact, boolean inArrays) {
  /** A condition on a value of a known JSON type. */
  @FunctionalInterface
  interface Check extends Function<SqlValue, SqlFragment> {}

  static final LeafTest NEVER = new LeafTest(Map.of(), true, true);

  /** Matches whatever is there, and a missing field too; the evaluator must look. */
  static final LeafTest UNKNOWN = always(EnumSet.allOf(JsonType.class)).inexact();

  private static final Check TRUE = value -> SqlCondition.ALWAYS.text();

  LeafTest {
    Map<JsonType, Check> copy = new EnumMap<>(JsonType.class);
    copy.putAll(checks);
    checks = Collections.unmodifiableMap(copy);
  }

  static LeafTest always(Set<JsonType> types) {
    return when(types, TRUE);
  }

  static LeafTest when(Set<JsonType> types, Check check) {
    Map<JsonType, Check> checks = new EnumMap<>(JsonType.class);
    types.forEach(type -> checks.put(type, check));
    return new LeafTest(checks, true, true);
  }

  /** A condition on arrays as such. */
  static LeafTest ofWholeArrays(Check check) {
    return new LeafTest(Map.of(JsonType.ARRAY, check), true, false);
  }

  LeafTest inexact() {
    return new LeafTest(checks, false, inArrays);
  }

  boolean canMatch(JsonType type) {
    return checks.containsKey(type);
  }

  /** What matches one or the other. */
  LeafTest or(LeafTest other) {
    Map<JsonType, Check> either = new EnumMap<>(JsonType.class);
    either.putAll(checks);
    other.checks.forEach((type, check) -> either.merge(type, check, LeafTest::either));
    return new LeafTest(either, exact && other.exact, inArrays || other.inArrays);
  }

  private static Check either(Check left, Check right) {
    if (left.equals(TRUE) || right.equals(TRUE)) {
      return TRUE;
    }
    return value -> SqlFragment.template("({} OR {})", left.apply(value), right.apply(value));
  }

  /** The condition for a value of that type. */
  SqlFragment check(JsonType type, SqlValue value) {
    Check check = checks.get(type);
    return check == null ? SqlCondition.NEVER.text() : check.apply(value);
  }

  /** The test of an array's element; arrays in the array count as wholes. */
  SqlFragment ofElement(SqlValue element) {
    return cases(element, check(JsonType.ARRAY, element), SqlCondition.NEVER.text());
  }

  /**
   * A {@code CASE} over the types.
   *
   * @param array the condition for an array
   * @param missing the condition where there is no value
   */
  SqlFragment cases(SqlValue value, SqlFragment array, SqlFragment missing) {
    boolean missingNeverMatches = missing.equals(SqlCondition.NEVER.text());
    List<SqlFragment> whens = new ArrayList<>();
    for (JsonType type : EnumSet.complementOf(EnumSet.of(JsonType.MISSING))) {
      SqlFragment check = type == JsonType.ARRAY ? array : check(type, value);
      if (!missingNeverMatches || !check.equals(SqlCondition.NEVER.text())) {
        whens.add(SqlFragment.template("WHEN " + type.literal() + " THEN {}", check));
      }
    }
    if (whens.isEmpty()) {
      return SqlCondition.NEVER.text();
    }
    return SqlFragment.template(
        "CASE {} {} ELSE {} END", value.type(), SqlFragment.join(" ", whens), missing);
  }
}
