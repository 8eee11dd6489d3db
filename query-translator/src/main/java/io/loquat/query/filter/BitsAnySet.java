package io.loquat.query.filter;

import static io.loquat.query.filter.FilterExamples.match;
import static io.loquat.query.filter.FilterExamples.noMatch;
import static io.loquat.query.filter.FilterExamples.refused;

import io.loquat.model.ErrorCode;
import io.loquat.query.operator.OperatorSpec;
import java.util.List;
import org.bson.BsonValue;

/** {@code $bitsAnySet}. */
record BitsAnySet(BsonValue operand, BitTest bits) implements ValuePredicate {
  static final OperatorSpec SPEC =
      new OperatorSpec(
          "$bitsAnySet",
          "3.2",
          BitMask.ARGUMENTS,
          "null and missing fields have no bits",
          List.of(ErrorCode.BAD_VALUE, ErrorCode.FAILED_TO_PARSE),
          "Matches whole numbers and binary values in which the bits are not all 0.",
          List.of(
              match("{a: [2, 8]}", "{a: {$bitsAnySet: [3]}}"),
              noMatch("{a: 2}", "{a: {$bitsAnySet: 5}}"),
              noMatch("{a: 7}", "{a: {$bitsAnySet: 0}}"),
              refused("{a: {$bitsAnySet: \"5\"}}", ErrorCode.BAD_VALUE),
              refused("{a: {$bitsAnySet: [-1]}}", ErrorCode.BAD_VALUE),
              refused("{a: {$bitsAnySet: -1}}", ErrorCode.FAILED_TO_PARSE)));

  static Predicate parse(BsonValue operand, Path path, Place place) {
    BitMask mask = BitMask.parse(SPEC.name(), operand, place);
    return new BitsAnySet(operand, new BitTest(BitTest.Wanted.ANY_SET, mask));
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
