package io.loquat.query.filter;

import static io.loquat.query.filter.FilterExamples.match;
import static io.loquat.query.filter.FilterExamples.noMatch;

import io.loquat.model.TextOrder;
import io.loquat.query.bounds.FieldBounds;
import io.loquat.query.bounds.Interval;
import io.loquat.query.bounds.Intervals;
import io.loquat.query.index.IndexedField;
import io.loquat.query.operator.OperatorSpec;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonType;
import org.bson.BsonValue;
import org.bson.types.Decimal128;

/** {@code $exists}; the operand may be any value, and counts as true or false. */
record Exists(BsonValue operand) implements Predicate {
  static final OperatorSpec SPEC =
      new OperatorSpec(
          "$exists",
          "1.0",
          "any value, true or false by its meaning",
          "null exists",
          List.of(),
          "Matches documents that have the field, with any value and null too, or that have not.",
          List.of(
              match("{a: null}", "{a: {$exists: true}}"),
              noMatch("{a: null}", "{a: {$exists: false}}"),
              match("{b: 1}", "{a: {$exists: 0}}"),
              match("{a: [{b: 1}, {}]}", "{\"a.b\": {$exists: 1}}"),
              match("{a: []}", "{\"a.0\": {$exists: false}}"),
              noMatch("{a: 1}", "{a: {$exists: null}}")));

  private static final ValueTest PRESENT =
      new ValueTest() {
        @Override
        public boolean holds(BsonValue value) {
          return true;
        }

        @Override
        public boolean holdsForMissing() {
          return false;
        }
      };

  static Predicate parse(BsonValue operand, Path path, Place place) {
    return new Exists(operand);
  }

  /** Whether the field must be there: all but zero, false, null and undefined mean so. */
  boolean wanted() {
    if (operand.isNumber()) {
      return operand.asNumber().doubleValue() != 0;
    }
    if (operand.isDecimal128()) {
      Decimal128 number = operand.asDecimal128().getValue();
      return !number.isFinite() || number.doubleValue() != 0;
    }
    return operand.isBoolean()
        ? operand.asBoolean().getValue()
        : !operand.isNull() && operand.getBsonType() != BsonType.UNDEFINED;
  }

  @Override
  public OperatorSpec spec() {
    return SPEC;
  }

  @Override
  public boolean matches(Path path, BsonDocument document) {
    return wanted() == path.any(document, PRESENT);
  }

  @Override
  public int place(Path path, BsonDocument document) {
    return wanted() ? path.find(document, PRESENT) : Path.OUTSIDE_ARRAYS;
  }

  @Override
  public Optional<FieldBounds> bounds(IndexedField field) {
    if (!ComparisonBounds.holdsValues(field)) {
      return Optional.empty();
    }
    return Optional.of(
        wanted()
            ? FieldBounds.ALL
            : FieldBounds.inexact(Intervals.of(Interval.point(BsonNull.VALUE, TextOrder.BINARY))));
  }

  @Override
  public SqlCondition toSql(FieldSql field) {
    return wanted() ? field.exists() : field.exists().negated();
  }
}
