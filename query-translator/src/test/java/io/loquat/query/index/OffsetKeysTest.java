package io.loquat.query.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loquat.model.CommandException;
import io.loquat.model.KeyWriter;
import io.loquat.model.TextOrder;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A number in a path means the element of an array, or a field. */
class OffsetKeysTest {
  private static IndexKeys keys(String pattern, String document) {
    BsonDocument key = BsonDocument.parse(pattern);
    BsonDocument index = BsonDocument.parse("{name: 'i', v: 2}").append("key", key);
    return IndexSpec.of(index).keys(BsonDocument.parse(document));
  }

  /** The keys that hold one value each. */
  private static List<byte[]> keysOf(String values) {
    BsonArray array = BsonArray.parse(values);
    return array.stream().map(OffsetKeysTest::key).toList();
  }

  private static byte[] key(BsonValue value) {
    return new KeyWriter(TextOrder.BINARY).append(value, false).toByteArray();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a.0   | {a: [5, 6]}               | [5]             | false",
        "a.1   | {a: [5]}                  | [null]          | true",
        "a.0   | {a: []}                   | [null]          | true",
        "a.0   | {a: {'0': [1, 2]}}        | [1, 2]          | true",
        "a.0   | {a: [3, {b: 1}]}          | [3]             | false",
        "a.5   | {a: [{'5': 1}, {'5': 2}]} | [1, 2]          | true",
        "a.0   | {a: [[1, 2], 3]}          | [[1, 2]]        | false",
        "a.0   | {a: [[], 3]}              | [{$undefined: true}] | false",
        "a.0.1 | {a: [[5, 6], 7]}          | [6]             | false",
        "a.0.1 | {a: [[5, [6, 7]], 8]}     | [[6, 7]]        | false",
        "a.0.b | {a: [{b: [1, 2]}]}        | [1, 2]          | true",
        "a.0.b | {a: [[{b: 1}, {b: 2}]]}   | [1, 2]          | true",
        "a.0.b | {a: [{b: 1}, {b: 2}]}     | [1]             | false"
      })
  void anElementIsOneKey(String path, String document, String values, boolean multikey) {
    IndexKeys keys = keys("{'" + path + "': 1}", document);

    assertThat(keys.keys()).containsExactlyElementsOf(keysOf(values));
    assertThat(keys.multikey().isMultikey()).isEqualTo(multikey);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'a.0': 1}   | {a: [{'0': 2}]}        | field: '0' for array: { 0: { 0: 2 } }",
        "{'a.0': 1}   | {a: [2, {'0': 3}]}     | field: '0' for array: { 0: 2, 1: { 0: 3 } }",
        "{'a.0.b': 1} | {a: [{'0': {b: 1}}]}   | field: '0' for array:",
        "{'a.0.1': 1} | {a: [[1, {'1': 2}]]}   | field: '1' for array:"
      })
  void aNameThatIsAlsoAnOffsetIsRefused(String pattern, String document, String message) {
    assertThatThrownBy(() -> keys(pattern, document))
        .isInstanceOfSatisfying(
            CommandException.class, e -> assertThat(e.code().number()).isEqualTo(16746))
        .hasMessageContaining(
            "Ambiguous field name found in array (do not use numeric field names in embedded"
                + " elements in an array), ")
        .hasMessageContaining(message);
  }

  @Test
  void anArrayOfWhichOneElementIsMeantIsBesideOthersStill() {
    assertThatThrownBy(() -> keys("{'a.0': 1, b: 1}", "{a: [1, 2], b: [3, 4]}"))
        .hasMessage("cannot index parallel arrays [b] [a]");
    assertThat(keys("{'a.0': 1, 'a.b': 1}", "{a: [1, {b: 2}, {b: 3}]}").keys()).hasSize(3);
  }
}
