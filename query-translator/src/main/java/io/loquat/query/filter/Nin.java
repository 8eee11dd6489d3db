package io.loquat.query.filter;

import static io.loquat.query.filter.OperatorExample.match;
import static io.loquat.query.filter.OperatorExample.noMatch;
import static io.loquat.query.filter.OperatorExample.refused;

import io.loquat.model.ErrorCode;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** {@code $nin}: not {@code $in}. */
record Nin(BsonArray operand, Membership membership) implements Predicate {
  static final OperatorSpec SPEC =
      new OperatorSpec(
          "$nin",
          "0.1",
          "Matches documents that $in does not match, those without the field among them.",
          List.of(ErrorCode.BAD_VALUE, ErrorCode.COMMAND_NOT_SUPPORTED),
          List.of(
              match("{a: 4}", "{a: {$nin: [1, 5]}}"),
              noMatch("{a: [4, 5]}", "{a: {$nin: [1, 5]}}"),
              match("{}", "{a: {$nin: [1, 5]}}"),
              noMatch("{}", "{a: {$nin: [null]}}"),
              refused("{a: {$nin: {}}}", ErrorCode.BAD_VALUE)));

  static Predicate parse(BsonValue operand, Path path, Place place) {
    BsonArray values = Membership.checked(SPEC.name(), operand, place);
    return new Nin(values, new Membership(values));
  }

  @Override
  public OperatorSpec spec() {
    return SPEC;
  }

  @Override
  public boolean matches(Path path, BsonDocument document) {
    return !path.any(document, membership);
  }
}
