package io.loquat.query.filter;

import static io.loquat.query.filter.FilterExamples.match;
import static io.loquat.query.filter.FilterExamples.noMatch;
import static io.loquat.query.filter.FilterExamples.refused;

import io.loquat.model.ErrorCode;
import io.loquat.query.operator.OperatorSpec;
import java.util.List;
import org.bson.BsonValue;

/** {@code $bitsAllSet}. */
record BitsAllSet(BsonValue operand, BitTest bits) implements ValuePredicate {
  static final OperatorSpec SPEC =
      new OperatorSpec(
          "$bitsAllSet",
          "3.2",
          BitMask.ARGUMENTS,
          "null and missing fields have no bits",
          List.of(ErrorCode.BAD_VALUE, ErrorCode.FAILED_TO_PARSE),
          "Matches whole numbers and binary values in which the bits are all 1.",
          List.of(
              match("{a: 7}", "{a: {$bitsAllSet: 5}}"),
              noMatch("{a: 3}", "{a: {$bitsAllSet: 5}}"),
              match("{a: -1}", "{a: {$bitsAllSet: [0, 200]}}"),
              match(
                  "{a: {$binary: {base64: \"Bw==\", subType: \"00\"}}}",
                  "{a: {$bitsAllSet: {$binary: {base64: \"BQ==\", subType: \"00\"}}}}"),
              refused("{a: {$bitsAllSet: \"5\"}}", ErrorCode.BAD_VALUE),
              refused("{a: {$bitsAllSet: [-1]}}", ErrorCode.BAD_VALUE),
              refused("{a: {$bitsAllSet: -1}}", ErrorCode.FAILED_TO_PARSE)));

  static Predicate parse(BsonValue operand, Path path, Place place) {
    BitMask mask = BitMask.parse(SPEC.name(), operand, place);
    return new BitsAllSet(operand, new BitTest(BitTest.Wanted.ALL_SET, mask));
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
