package io.loquat.query.filter;

import static io.loquat.query.filter.FilterExamples.match;
import static io.loquat.query.filter.FilterExamples.noMatch;
import static io.loquat.query.filter.FilterExamples.refused;

import io.loquat.model.BsonNumbers;
import io.loquat.model.ErrorCode;
import io.loquat.query.meta.DocumentMeta;
import io.loquat.query.operator.OperatorSpec;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** {@code $sampleRate}: a share of the documents, by chance. */
record SampleRate(BsonValue operand, double rate) implements DocumentCondition {
  static final OperatorSpec SPEC =
      new OperatorSpec(
          "$sampleRate",
          "4.4.2",
          "a number from 0 to 1",
          "none of its own",
          List.of(ErrorCode.BAD_VALUE),
          "Matches each document with that probability.",
          List.of(
              match("{}", "{$sampleRate: 1.0}"),
              noMatch("{}", "{$sampleRate: 0}"),
              refused("{$sampleRate: \"1\"}", ErrorCode.BAD_VALUE),
              refused("{$sampleRate: 1.5}", ErrorCode.BAD_VALUE)));

  static DocumentCondition parse(BsonValue operand, Place place) {
    if (!BsonNumbers.isNumber(operand)) {
      throw place.error("argument to $sampleRate must be a numeric type");
    }
    double rate =
        operand.isDecimal128()
            ? operand.asDecimal128().getValue().doubleValue()
            : operand.asNumber().doubleValue();
    if (!(rate >= 0 && rate <= 1)) {
      throw place.error("numeric argument to $sampleRate must be in [0, 1]");
    }
    return new SampleRate(operand, rate);
  }

  @Override
  public boolean matches(BsonDocument document, DocumentMeta meta) {
    return ThreadLocalRandom.current().nextDouble() < rate;
  }

  @Override
  public boolean readsMeta() {
    return false;
  }

  @Override
  public BsonDocument describe() {
    return new BsonDocument(SPEC.name(), operand);
  }
}
