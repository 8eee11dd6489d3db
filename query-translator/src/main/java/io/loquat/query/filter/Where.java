package io.loquat.query.filter;

import static io.loquat.query.filter.FilterExamples.refused;

import io.loquat.model.ErrorCode;
import io.loquat.query.operator.OperatorSpec;
import java.util.List;
import org.bson.BsonValue;

/** {@code $where}, which would run a client's JavaScript: refused. */
final class Where {
  static final OperatorSpec SPEC =
      new OperatorSpec(
          "$where",
          "1.0",
          "JavaScript",
          "none of its own",
          List.of(ErrorCode.BAD_VALUE),
          "Is refused: JavaScript is not supported, as in MongoDB without a script engine.",
          List.of(refused("{$where: \"this.a == 1\"}", ErrorCode.BAD_VALUE)));

  private Where() {}

  static DocumentCondition parse(BsonValue operand, Place place) {
    throw place.error(
        place.isWithinElements()
            ? "$where can only be applied to the top-level document"
            : "no globalScriptEngine in $where parsing: JavaScript is not supported");
  }
}
