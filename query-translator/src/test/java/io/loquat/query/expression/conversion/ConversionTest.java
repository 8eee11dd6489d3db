package io.loquat.query.expression.conversion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.context.QueryContext;
import io.loquat.query.expression.Expressions;
import io.loquat.query.expression.tree.Scope;
import io.loquat.query.meta.DocumentMeta;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.bson.BsonBinary;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonType;
import org.bson.BsonValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConversionTest {
  @ParameterizedTest
  @CsvSource({
    "5., 5.0",
    ".5, 0.5",
    "+1e3, 1000.0",
    "-Infinity, -Infinity",
    "inf, Infinity",
    "nan, NaN",
    "-0x10, -16.0",
    "1e-310, 1.0E-310"
  })
  void readsDoublesAsCDoes(String text, double value) {
    assertThat(converted(text, BsonType.DOUBLE)).isEqualTo(new BsonDouble(value));
  }

  @ParameterizedTest
  @CsvSource({
    "1e400, Out of range",
    "1e-400, Out of range",
    "'', Empty string",
    "' 5', Leading whitespace",
    "'5 ', Did not consume whole string.",
    "12abc, Did not consume whole string.",
    "abc, Did not consume any digits",
    "., Did not consume any digits"
  })
  void tellsWhyAStringIsNoDouble(String text, String reason) {
    assertThatThrownBy(() -> converted(text, BsonType.DOUBLE))
        .isInstanceOfSatisfying(
            CommandException.class,
            error -> assertThat(error.code()).isEqualTo(ErrorCode.CONVERSION_FAILURE))
        .hasMessage(
            "Failed to parse number '%s' in $convert with no onError value: %s", text, reason);
  }

  @ParameterizedTest
  @CsvSource({
    "'', No digits",
    "-, No digits",
    "' 5', Did not consume whole string.",
    "1.5, Did not consume whole string.",
    "2147483648, Overflow",
    "999999999999999999999999, Overflow"
  })
  void tellsWhyAStringIsNoInt(String text, String reason) {
    assertThatThrownBy(() -> converted(text, BsonType.INT32)).hasMessageEndingWith(": " + reason);
  }

  @ParameterizedTest
  @CsvSource({
    "1E+6145, overflow",
    "1E-6177, underflow",
    "1E-9999999, underflow",
    "1E+99999999999, overflow",
    "1E, Failed",
    "1.2.3, Failed",
    "'', Empty string"
  })
  void tellsWhyAStringIsNoDecimal(String text, String reason) {
    assertThatThrownBy(() -> converted(text, BsonType.DECIMAL128)).hasMessageContaining(reason);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-04, 2026-03-04T00:00:00.000Z",
    "2026-03-04T05:06:07Z, 2026-03-04T05:06:07.000Z",
    "2026-03-04T05:06:07.089Z, 2026-03-04T05:06:07.089Z",
    "2026-03-04 05:06:07, 2026-03-04T05:06:07.000Z",
    "2026-03-04T05:06:07+02:00, 2026-03-04T03:06:07.000Z",
    "2026-03-04T05:06:07-0130, 2026-03-04T06:36:07.000Z"
  })
  void readsDatesInTheirIsoForms(String text, String date) {
    BsonValue converted = converted(text, BsonType.DATE_TIME);
    assertThat(converted(converted, BsonType.STRING)).isEqualTo(new BsonString(date));
  }

  @Test
  void secondsOfIdsAreUnsigned() {
    BsonDocument document = BsonDocument.parse("{id: {$oid: 'ffffffff0000000000000000'}}");
    assertThat(evaluated("{$toDate: '$id'}", document))
        .isEqualTo(new BsonDateTime(4_294_967_295_000L));
  }

  @Test
  void anErrorThatIsNotOfTheConversionIsNotCovered() {
    assertThatThrownBy(
            () ->
                evaluated(
                    "{$convert: {input: 1, to: {type: 'binData', subtype: 77}, onError: 0}}",
                    new BsonDocument()))
        .isInstanceOfSatisfying(
            CommandException.class,
            error -> assertThat(error.code()).isEqualTo(ErrorCode.location(4341107)));
  }

  @Property(tries = 200)
  void doublesComeBackFromStrings(@ForAll double value) {
    BsonValue text = converted(new BsonDouble(value), BsonType.STRING);
    assertThat(converted(text, BsonType.DOUBLE)).isEqualTo(new BsonDouble(value));
  }

  @Property(tries = 200)
  void longsComeBackFromBytes(@ForAll long value) {
    BsonBinary bytes = converted(new BsonInt64(value), BsonType.BINARY).asBinary();
    assertThat(converted(bytes, BsonType.INT64)).isEqualTo(new BsonInt64(value));
  }

  private static BsonValue converted(String text, BsonType type) {
    return converted(new BsonString(text), type);
  }

  private static BsonValue converted(BsonValue value, BsonType type) {
    return Converter.convert(value, new Target(type), Manner.AUTOMATIC);
  }

  private static BsonValue evaluated(String expression, BsonDocument document) {
    BsonValue parsed = BsonDocument.parse("{e: " + expression + "}").get("e");
    return Expressions.parse(parsed, QueryContext.plain())
        .evaluate(Scope.of(document, DocumentMeta.NONE));
  }
}
