package io.loquat.query.filter;

import static io.loquat.query.filter.FilterExamples.match;
import static io.loquat.query.filter.FilterExamples.noMatch;
import static io.loquat.query.filter.FilterExamples.refused;

import io.loquat.model.ErrorCode;
import io.loquat.query.operator.OperatorSpec;
import java.util.List;
import org.bson.BsonValue;

/** {@code $bitsAnyClear}. */
record BitsAnyClear(BsonValue operand, BitTest bits) implements ValuePredicate {
  static final OperatorSpec SPEC =
      new OperatorSpec(
          "$bitsAnyClear",
          "3.2",
          BitMask.ARGUMENTS,
          "null and missing fields have no bits",
          List.of(ErrorCode.BAD_VALUE, ErrorCode.FAILED_TO_PARSE),
          "Matches whole numbers and binary values in which the bits are not all 1.",
          List.of(
              match("{a: 3}", "{a: {$bitsAnyClear: 5}}"),
              noMatch("{a: 7.0}", "{a: {$bitsAnyClear: 5}}"),
              noMatch(
                  "{a: {$binary: {base64: \"Bg==\", subType: \"02\"}}}", "{a: {$bitsAnyClear: 1}}"),
              noMatch("{a: 1.5}", "{a: {$bitsAnyClear: 4}}"),
              refused("{a: {$bitsAnyClear: \"5\"}}", ErrorCode.BAD_VALUE),
              refused("{a: {$bitsAnyClear: [-1]}}", ErrorCode.BAD_VALUE),
              refused("{a: {$bitsAnyClear: -1}}", ErrorCode.FAILED_TO_PARSE)));

  static Predicate parse(BsonValue operand, Path path, Place place) {
    BitMask mask = BitMask.parse(SPEC.name(), operand, place);
    return new BitsAnyClear(operand, new BitTest(BitTest.Wanted.ANY_CLEAR, mask));
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
