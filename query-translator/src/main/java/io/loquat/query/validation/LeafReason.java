package io.loquat.query.validation;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.bson.BsonDocument;
import org.bson.BsonString;

/**
 * What MongoDB says of an operator on a field that did not match, or that did although it must not.
 * Immutable.
 *
 * @param unmatched if it did not match
 * @param matched if it did
 * @param types that it looks at; none if it looks at all
 * @param looksAtElements whether an array stands for its elements
 * @param shows what of the values is shown
 */
record LeafReason(
    String unmatched, String matched, Set<String> types, boolean looksAtElements, Shows shows) {
  private enum Shows {
    NOTHING,
    VALUES,
    VALUES_AND_TYPES
  }

  private static final Set<String> ALL_TYPES = Set.of();
  private static final Set<String> ARRAY = Set.of("array");
  private static final Set<String> NUMBERS = Set.of("int", "long", "double", "decimal");
  private static final Set<String> BITS = Set.of("int", "long", "double", "decimal", "binData");
  private static final Set<String> TEXTS = Set.of("string", "symbol", "regex");

  private static final LeafReason COMPARISON =
      values("comparison failed", "comparison succeeded", ALL_TYPES);

  private static final LeafReason NEGATED_COMPARISON =
      values("comparison succeeded", "comparison failed", ALL_TYPES);

  private static final LeafReason BIT_TEST =
      values("bitwise operator failed to match", "bitwise operator matched successfully", BITS);

  private static final LeafReason WITHIN =
      values(
          "none of the considered geometries were contained within the expression’s geometry",
          "at least one of considered geometries was contained within the expression’s geometry",
          ALL_TYPES);

  private static final Map<String, LeafReason> BY_OPERATOR =
      Map.ofEntries(
          Map.entry(
              "$all",
              array(
                  "array did not contain all specified values",
                  "array did contain all specified values",
                  ALL_TYPES)),
          Map.entry("$bitsAllClear", BIT_TEST),
          Map.entry("$bitsAllSet", BIT_TEST),
          Map.entry("$bitsAnyClear", BIT_TEST),
          Map.entry("$bitsAnySet", BIT_TEST),
          Map.entry(
              "$elemMatch",
              array(
                  "array did not satisfy the child predicate",
                  "array did satisfy the child predicate",
                  ARRAY)),
          Map.entry(
              "$exists",
              new LeafReason(
                  "path does not exist", "path does exist", ALL_TYPES, true, Shows.NOTHING)),
          Map.entry(
              "$geoIntersects",
              values(
                  "none of the considered geometries intersected the expression’s geometry",
                  "at least one of considered geometries intersected the expression’s geometry",
                  ALL_TYPES)),
          Map.entry("$geoWithin", WITHIN),
          Map.entry(
              "$in",
              values(
                  "no matching value found in array", "matching value found in array", ALL_TYPES)),
          Map.entry(
              "$mod",
              values(
                  "$mod did not evaluate to expected remainder",
                  "$mod did evaluate to expected remainder",
                  NUMBERS)),
          Map.entry("$ne", NEGATED_COMPARISON),
          Map.entry(
              "$nin",
              values(
                  "matching value found in array", "no matching value found in array", ALL_TYPES)),
          Map.entry(
              "$regex",
              values("regular expression did not match", "regular expression did match", TEXTS)),
          Map.entry(
              "$size",
              array(
                  "array length was not equal to given size",
                  "array length was equal to given size",
                  ARRAY)),
          Map.entry(
              "$type",
              new LeafReason(
                  "type did not match",
                  "type did match",
                  ALL_TYPES,
                  true,
                  Shows.VALUES_AND_TYPES)));

  private static LeafReason values(String unmatched, String matched, Set<String> types) {
    return new LeafReason(unmatched, matched, types, true, Shows.VALUES);
  }

  private static LeafReason array(String unmatched, String matched, Set<String> types) {
    return new LeafReason(unmatched, matched, types, false, Shows.VALUES);
  }

  static LeafReason of(String operator) {
    return BY_OPERATOR.getOrDefault(operator, COMPARISON);
  }

  /** The reason, and the values that it is about. */
  BsonDocument explain(ConsideredValues values, boolean itMatched) {
    BsonDocument explained = new BsonDocument();
    if (shows == Shows.NOTHING) {
      return reason(explained, values.found() ? matched : unmatched);
    }
    if (!values.found()) {
      return reason(explained, "field was missing");
    }
    if (!types.isEmpty() && values.types().stream().noneMatch(types::contains)) {
      reason(explained, "type did not match").putAll(values.describeTypes());
      explained.putAll(ConsideredValues.oneOrMore("expectedType", new TreeSet<>(types)));
    } else {
      reason(explained, itMatched ? matched : unmatched);
    }
    explained.putAll(values.describe());
    if (shows == Shows.VALUES_AND_TYPES) {
      explained.putAll(values.describeTypes());
    }
    return explained;
  }

  private static BsonDocument reason(BsonDocument explained, String reason) {
    return explained.append("reason", new BsonString(reason));
  }
}
