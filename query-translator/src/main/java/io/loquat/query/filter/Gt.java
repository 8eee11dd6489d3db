package io.loquat.query.filter;

import static io.loquat.query.filter.OperatorExample.match;
import static io.loquat.query.filter.OperatorExample.noMatch;
import static io.loquat.query.filter.OperatorExample.refused;

import io.loquat.model.ErrorCode;
import io.loquat.query.filter.Comparison.Relation;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** {@code $gt}. */
record Gt(BsonValue operand) implements Predicate {
  static final OperatorSpec SPEC =
      new OperatorSpec(
          "$gt",
          "0.1",
          "Matches values greater than the operand and of its type bracket.",
          List.of(ErrorCode.BAD_VALUE),
          List.of(
              match("{a: 6}", "{a: {$gt: 5}}"),
              noMatch("{a: 5.0}", "{a: {$gt: 5}}"),
              noMatch("{a: \"6\"}", "{a: {$gt: 5}}"),
              match("{a: [1, 6]}", "{a: {$gt: 5}}"),
              match("{a: [1, 3]}", "{a: {$gt: [1, 2]}}"),
              match("{a: {$numberLong: \"9007199254740993\"}}", "{a: {$gt: 9007199254740992.0}}"),
              noMatch("{a: {$numberDouble: \"NaN\"}}", "{a: {$gt: 5}}"),
              match("{a: \"x\"}", "{a: {$gt: {$minKey: 1}}}"),
              refused(
                  "{a: {$gt: {$regularExpression: {pattern: \"x\", options: \"\"}}}}",
                  ErrorCode.BAD_VALUE)));

  static Predicate parse(BsonValue operand, Path path, Place place) {
    return new Gt(Comparison.ordered(operand, path, place));
  }

  @Override
  public OperatorSpec spec() {
    return SPEC;
  }

  @Override
  public boolean matches(Path path, BsonDocument document) {
    return path.any(document, new Comparison(Relation.GT, operand));
  }
}
