package io.loquat.query.filter;

import static io.loquat.query.filter.FilterExamples.match;
import static io.loquat.query.filter.FilterExamples.noMatch;
import static io.loquat.query.filter.FilterExamples.refused;

import io.loquat.model.ErrorCode;
import io.loquat.query.meta.DocumentMeta;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.sql.TranslationContext;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonValue;

/** {@code $alwaysFalse}. */
record AlwaysFalse() implements DocumentCondition {
  static final OperatorSpec SPEC =
      new OperatorSpec(
          "$alwaysFalse",
          "3.4",
          "the number 1",
          "none of its own",
          List.of(ErrorCode.FAILED_TO_PARSE),
          "Matches no document.",
          List.of(
              noMatch("{}", "{$alwaysFalse: 1}"),
              match("{}", "{$nor: [{$alwaysFalse: 1.0}]}"),
              refused("{$alwaysFalse: {}}", ErrorCode.FAILED_TO_PARSE)));

  static DocumentCondition parse(BsonValue operand, Place place) {
    AlwaysTrue.checkOperand(SPEC.name(), operand, place);
    return new AlwaysFalse();
  }

  @Override
  public boolean matches(BsonDocument document, DocumentMeta meta) {
    return false;
  }

  @Override
  public boolean readsMeta() {
    return false;
  }

  @Override
  public SqlCondition toSql(TranslationContext context) {
    return SqlCondition.NEVER;
  }

  @Override
  public BsonDocument describe() {
    return new BsonDocument(SPEC.name(), new BsonInt32(1));
  }
}
