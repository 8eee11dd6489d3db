package io.loquat.query.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.context.QueryContext;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValidatorTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {a: 2} | {a: 1} | {operatorName: '$eq', specifiedAs: {a: 2}, reason: 'comparison failed', consideredValue: 1}
          {a: {$gt: 2}} | {b: 1} | {operatorName: '$gt', specifiedAs: {a: {$gt: 2}}, reason: 'field was missing'}
          {a: {$in: [5]}} | {a: [1, 2]} | {operatorName: '$in', specifiedAs: {a: {$in: [5]}}, reason: 'no matching value found in array', consideredValues: [1, 2]}
          {a: {$ne: 1}} | {a: 1} | {operatorName: '$ne', specifiedAs: {a: {$ne: 1}}, reason: 'comparison succeeded', consideredValue: 1}
          {'a.b': {$exists: true}} | {a: 1} | {operatorName: '$exists', specifiedAs: {'a.b': {$exists: true}}, reason: 'path does not exist'}
          {a: {$not: {$gt: 2}}} | {a: 3} | {operatorName: '$not', details: {operatorName: '$gt', specifiedAs: {a: {$gt: 2}}, reason: 'comparison succeeded', consideredValue: 3}}
          {$jsonSchema: {required: ['a']}} | {} | {operatorName: '$jsonSchema', schemaRulesNotSatisfied: [{operatorName: 'required', specifiedAs: {required: ['a']}, missingProperties: ['a']}]}
          {$nor: [{$jsonSchema: {}}]} | {} | {operatorName: '$nor', clausesSatisfied: [{index: 0, details: {operatorName: '$jsonSchema', reason: 'schema matched'}}]}
          {$and: [{a: 1}, {b: 1}]} | {a: 1} | {operatorName: '$and', clausesNotSatisfied: [{index: 1, details: {operatorName: '$eq', specifiedAs: {b: 1}, reason: 'field was missing'}}]}
          {$or: [{a: 1}, {b: 1}]} | {a: 2, b: 2} | {operatorName: '$or', clausesNotSatisfied: [{index: 0, details: {operatorName: '$eq', specifiedAs: {a: 1}, reason: 'comparison failed', consideredValue: 2}}, {index: 1, details: {operatorName: '$eq', specifiedAs: {b: 1}, reason: 'comparison failed', consideredValue: 2}}]}
          """)
  void saysWhichConditionsAreNotMet(String validator, String document, String details) {
    Validator parsed = parse(validator);
    assertThat(parsed.accepts(BsonDocument.parse(document))).isFalse();
    assertThat(parsed.explain(BsonDocument.parse(document))).isEqualTo(BsonDocument.parse(details));
  }

  @Test
  void namesTheConditionsOfAFilterByTheirIndexes() {
    assertThat(parse("{a: 1, b: {$gt: 1, $lt: 3}}").explain(BsonDocument.parse("{a: 1, b: 5}")))
        .isEqualTo(
            BsonDocument.parse(
                """
                {operatorName: '$and', clausesNotSatisfied: [{index: 2, details:
                  {operatorName: '$lt', specifiedAs: {b: {$lt: 3}}, reason: 'comparison failed',
                   consideredValue: 5}}]}
                """));
  }

  @Test
  void showsOnlyTheFirstValuesOfALongArray() {
    BsonDocument details =
        parse("{a: 0}").explain(BsonDocument.parse("{a: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]}"));
    assertThat(details.getArray("consideredValues")).hasSize(10);
    assertThat(details.getBoolean("consideredValuesTruncated").getValue()).isTrue();
  }

  @Test
  void leavesOutDetailsThatAreTooLarge() {
    String text = "x".repeat(1_000_000);
    StringBuilder validator = new StringBuilder("{$or: [{a: 0}");
    for (int i = 1; i < 10; i++) {
      validator.append(", {a: ").append(i).append("}");
    }
    BsonDocument details =
        parse(validator.append("]}").toString()).explain(BsonDocument.parse("{a: '" + text + "'}"));
    assertThat(details.getString("reason").getValue()).isEqualTo("the details are too large");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{a: {$near: [1, 2]}}",
        "{$or: [{a: {$not: {$nearSphere: [1, 2]}}}]}",
        "{$text: {$search: 'x'}}",
        "{$and: [{$where: 'true'}]}"
      })
  void refusesWhatNeedsAnIndexOrAScript(String validator) {
    assertThatThrownBy(() -> parse(validator))
        .hasMessageContaining("not allowed in this context")
        .isInstanceOfSatisfying(
            CommandException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_VALUE));
  }

  @Test
  void knowsWhetherItNamesTheTime() {
    assertThat(parse("{a: {$gt: 1}}").namesTime()).isFalse();
  }

  private static Validator parse(String validator) {
    return Validator.parse(BsonDocument.parse(validator), QueryContext.plain());
  }
}
