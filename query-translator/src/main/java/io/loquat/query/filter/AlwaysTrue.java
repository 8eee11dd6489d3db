package io.loquat.query.filter;

import static io.loquat.query.filter.FilterExamples.match;
import static io.loquat.query.filter.FilterExamples.noMatch;
import static io.loquat.query.filter.FilterExamples.refused;

import io.loquat.model.BsonNumbers;
import io.loquat.model.ErrorCode;
import io.loquat.query.meta.DocumentMeta;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.sql.TranslationContext;
import java.util.List;
import java.util.OptionalLong;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonValue;

/** {@code $alwaysTrue}. */
record AlwaysTrue() implements DocumentCondition {
  static final OperatorSpec SPEC =
      new OperatorSpec(
          "$alwaysTrue",
          "3.4",
          "the number 1",
          "none of its own",
          List.of(ErrorCode.FAILED_TO_PARSE),
          "Matches every document.",
          List.of(
              match("{}", "{$alwaysTrue: 1}"),
              noMatch("{}", "{$nor: [{$alwaysTrue: 1}]}"),
              refused("{$alwaysTrue: true}", ErrorCode.FAILED_TO_PARSE),
              refused("{$alwaysTrue: 0}", ErrorCode.FAILED_TO_PARSE)));

  static DocumentCondition parse(BsonValue operand, Place place) {
    checkOperand(SPEC.name(), operand, place);
    return new AlwaysTrue();
  }

  static void checkOperand(String name, BsonValue operand, Place place) {
    OptionalLong number = BsonNumbers.toLongExactly(operand);
    if (number.isEmpty() || number.getAsLong() != 1) {
      throw place.error(ErrorCode.FAILED_TO_PARSE, name + " must be an integer value of 1");
    }
  }

  @Override
  public boolean matches(BsonDocument document, DocumentMeta meta) {
    return true;
  }

  @Override
  public boolean readsMeta() {
    return false;
  }

  @Override
  public SqlCondition toSql(TranslationContext context) {
    return SqlCondition.ALWAYS;
  }

  @Override
  public BsonDocument describe() {
    return new BsonDocument(SPEC.name(), new BsonInt32(1));
  }
}
