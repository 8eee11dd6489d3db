package io.loquat.query.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.loquat.query.meta.DocumentMeta;
import java.util.OptionalInt;
import org.bson.BsonDocument;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatchedElementTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{a: [4, 5, 6]}                | {a: 5}                               | 1",
        "{a: [4, 5, 6]}                | {a: {$gt: 5}}                        | 2",
        "{a: [4, 5, 6]}                | {a: {$in: [6, 5]}}                   | 1",
        "{a: [{b: 1}, {b: 2}]}         | {'a.b': 2}                           | 1",
        "{a: [{b: 1}, {}]}             | {'a.b': null}                        | 1",
        "{a: [{b: 1}, {b: [7, 8]}]}    | {'a.b': 7}                           | 1",
        "{a: {b: [1, 2]}}              | {'a.b': 2}                           | 1",
        "{a: [4, 5, 6]}                | {'a.2': 6}                           | 2",
        "{a: [1, {b: [3, 4]}]}         | {'a.1.b': 3}                         | 0",
        "{a: [[1], [3, 4]]}            | {'a.1.1': 4}                         | 1",
        "{a: [4, 5]}                   | {a: {$exists: true}}                 | 0"
      })
  void itIsTheOffsetInTheOutermostArrayThatTheConditionLookedInto(
      String document, String filter, int offset) {
    assertThat(matched(document, filter)).hasValue(offset);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{a: [1, 2], b: [1, 2]}        | {a: 1, b: 2}                         | 1",
        "{a: [1, 2], b: 5}             | {a: 2, b: 5}                         | 1",
        "{a: [1, 2], b: [1, 2]}        | {b: 2, a: 1}                         | 1",
        "{a: [1, 2, 3, 4, 5]}          | {$and: [{a: {$gt: 1}}, {a: {$lt: 5}}]} | 1",
        "{a: [1, 2], b: [1, 2]}        | {$or: [{b: 3}, {a: 2}, {b: 1}]}      | 1"
      })
  void theLastOfAnAndCountsAndTheFirstMatchOfAnOr(String document, String filter, int offset) {
    assertThat(matched(document, filter)).hasValue(offset);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{a: 5}                        | {a: 5}",
        "{a: [1, 2]}                   | {a: [1, 2]}",
        "{a: [1, 2]}                   | {a: {$ne: 3}}",
        "{a: [1, 2]}                   | {a: {$nin: [3]}}",
        "{a: [1, 2]}                   | {a: {$not: {$gt: 3}}}",
        "{a: [1, 2]}                   | {$nor: [{a: 3}]}",
        "{a: [1, 2]}                   | {a: 3}",
        "{a: [1, 2]}                   | {b: {$exists: false}}",
        "{a: [1, 2]}                   | {}"
      })
  void itIsNoneWhereNoArrayOrOnlyANegationMadeTheDocumentMatch(String document, String filter) {
    assertThat(matched(document, filter)).isEmpty();
  }

  private static OptionalInt matched(String document, String filter) {
    return Filters.matchedElement(
        Filters.parse(BsonDocument.parse(filter)), BsonDocument.parse(document), DocumentMeta.NONE);
  }
}
