package io.loquat.query.filter;

import static io.loquat.query.filter.FilterExamples.match;
import static io.loquat.query.filter.FilterExamples.noMatch;
import static io.loquat.query.filter.FilterExamples.refused;

import io.loquat.model.ErrorCode;
import io.loquat.model.TypeBracket;
import io.loquat.query.bounds.Brackets;
import io.loquat.query.bounds.FieldBounds;
import io.loquat.query.bounds.Intervals;
import io.loquat.query.index.IndexedField;
import io.loquat.query.operator.OperatorSpec;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.BsonType;
import org.bson.BsonValue;

/** {@code $type}: values of one of some types. */
record Type(BsonValue operand, Set<BsonType> types) implements ValuePredicate {
  static final OperatorSpec SPEC =
      new OperatorSpec(
          "$type",
          "1.0",
          "a type's alias or number, or an array of such; number means all four types of numbers",
          "null is a type, a missing field has none",
          List.of(ErrorCode.BAD_VALUE, ErrorCode.FAILED_TO_PARSE, ErrorCode.TYPE_MISMATCH),
          "Matches values of one of the types, elements of arrays too.",
          List.of(
              match("{a: \"x\"}", "{a: {$type: \"string\"}}"),
              match("{a: \"x\"}", "{a: {$type: 2}}"),
              noMatch("{a: 5}", "{a: {$type: \"long\"}}"),
              match("{a: 5.5}", "{a: {$type: \"number\"}}"),
              match("{a: {$numberDecimal: \"NaN\"}}", "{a: {$type: [\"string\", \"number\"]}}"),
              match("{a: [\"x\", 1]}", "{a: {$type: [\"bool\", \"int\"]}}"),
              match("{a: []}", "{a: {$type: \"array\"}}"),
              match("{a: null}", "{a: {$type: 10}}"),
              noMatch("{}", "{a: {$type: \"null\"}}"),
              match("{a: {$date: \"2026-01-02T03:04:05Z\"}}", "{a: {$type: \"date\"}}"),
              noMatch("{a: {$date: \"2026-01-02T03:04:05Z\"}}", "{a: {$type: \"object\"}}"),
              refused("{a: {$type: \"text\"}}", ErrorCode.BAD_VALUE),
              refused("{a: {$type: 0}}", ErrorCode.BAD_VALUE),
              refused("{a: {$type: 1.5}}", ErrorCode.BAD_VALUE),
              refused("{a: {$type: []}}", ErrorCode.FAILED_TO_PARSE),
              refused("{a: {$type: true}}", ErrorCode.TYPE_MISMATCH)));

  static Predicate parse(BsonValue operand, Path path, Place place) {
    return new Type(operand, TypeNames.parse(operand, place));
  }

  @Override
  public OperatorSpec spec() {
    return SPEC;
  }

  @Override
  public PresentTest test() {
    return value -> types.contains(value.getBsonType());
  }

  /** Arrays are met by any of their elements. */
  @Override
  public Optional<FieldBounds> bounds(IndexedField field) {
    if (!ComparisonBounds.holdsValues(field)) {
      return Optional.empty();
    }
    return Optional.of(
        types.contains(BsonType.ARRAY)
            ? FieldBounds.ALL
            : FieldBounds.inexact(
                Intervals.union(
                    types.stream().map(TypeBracket::of).map(bracket -> Brackets.of(bracket)))));
  }

  @Override
  public SqlCondition toSql(FieldSql field) {
    return field.where(TypeSql.test(types));
  }
}
