package io.loquat.query.filter;

import static io.loquat.query.filter.FilterExamples.match;
import static io.loquat.query.filter.FilterExamples.noMatch;
import static io.loquat.query.filter.FilterExamples.refused;

import io.loquat.model.ErrorCode;
import io.loquat.query.operator.OperatorSpec;
import java.util.List;
import org.bson.BsonValue;

/** {@code $bitsAllClear}. */
record BitsAllClear(BsonValue operand, BitTest bits) implements ValuePredicate {
  static final OperatorSpec SPEC =
      new OperatorSpec(
          "$bitsAllClear",
          "3.2",
          BitMask.ARGUMENTS,
          "null and missing fields have no bits",
          List.of(ErrorCode.BAD_VALUE, ErrorCode.FAILED_TO_PARSE),
          "Matches whole numbers and binary values in which the bits are all 0.",
          List.of(
              match("{a: 8}", "{a: {$bitsAllClear: [0, 2]}}"),
              noMatch("{a: 9}", "{a: {$bitsAllClear: [0, 2]}}"),
              match("{a: \"x\"}", "{a: {$not: {$bitsAllClear: 1}}}"),
              refused("{a: {$bitsAllClear: \"5\"}}", ErrorCode.BAD_VALUE),
              refused("{a: {$bitsAllClear: [-1]}}", ErrorCode.BAD_VALUE),
              refused("{a: {$bitsAllClear: -1}}", ErrorCode.FAILED_TO_PARSE)));

  static Predicate parse(BsonValue operand, Path path, Place place) {
    BitMask mask = BitMask.parse(SPEC.name(), operand, place);
    return new BitsAllClear(operand, new BitTest(BitTest.Wanted.ALL_CLEAR, mask));
  }

  @Override
  public OperatorSpec spec() {
    return SPEC;
  }

  @Override
  public ValueTest test() {
    return bits;
  }

  @Override
  public SqlCondition toSql(FieldSql field) {
    return SqlCondition.UNKNOWN;
  }
}
