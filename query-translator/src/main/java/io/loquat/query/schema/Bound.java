package io.loquat.query.schema;

import io.loquat.model.BsonNumbers;
import io.loquat.model.BsonOrder;
import io.loquat.model.ErrorCode;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * The number that {@code minimum} and {@code maximum} compare with. Immutable.
 *
 * @param specifiedAs the keyword, with the one that makes it exclusive if there is one
 */
record Bound(BsonDocument specifiedAs, BsonValue number, boolean exclusive) {
  static Optional<Bound> parse(SchemaSource source, String keyword, String exclusiveKeyword) {
    if (!source.has(keyword) && source.has(exclusiveKeyword)) {
      throw SchemaSource.error(
          ErrorCode.FAILED_TO_PARSE,
          keyword,
          "must be a present if " + exclusiveKeyword + " is present");
    }
    Optional<Boolean> exclusive =
        source.has(keyword) ? source.bool(exclusiveKeyword) : Optional.empty();
    BsonDocument specified = source.has(keyword) ? source.specified(keyword) : new BsonDocument();
    exclusive.ifPresent(_ -> specified.putAll(source.specified(exclusiveKeyword)));
    return source
        .number(keyword)
        .map(number -> new Bound(specified, number, exclusive.orElse(false)));
  }

  /**
   * Whether a value is on the right side; NaN is on no side of any number, and equal to itself.
   *
   * @param sign 1 if the value may be greater, -1 if it may be less
   */
  boolean accepts(BsonValue value, int sign) {
    if (!BsonNumbers.isNumber(value)) {
      return true;
    }
    int comparison = BsonOrder.INSTANCE.compare(value, number) * sign;
    if (comparison == 0) {
      return !exclusive;
    }
    return comparison > 0 && !isNaN(value) && !isNaN(number);
  }

  private static boolean isNaN(BsonValue value) {
    return value.isDecimal128()
        ? value.asDecimal128().getValue().isNaN()
        : value.isDouble() && Double.isNaN(value.asDouble().getValue());
  }
}
