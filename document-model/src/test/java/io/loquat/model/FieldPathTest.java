package io.loquat.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldPathTest {
  @Test
  void splitsAtDotsAndKeepsEmptyNames() {
    assertThat(FieldPath.parse("a.0.b").parts()).containsExactly("a", "0", "b");
    assertThat(FieldPath.parse("a..b.").parts()).containsExactly("a", "", "b", "");
    assertThat(FieldPath.parse("a.b")).hasToString("a.b");
    assertThat(FieldPath.parse("a.b").first()).isEqualTo("a");
  }

  @Test
  void refusesMoreNamesThanADocumentNests() {
    assertThat(FieldPath.parse("a" + ".a".repeat(199)).parts()).hasSize(200);
    assertThatThrownBy(() -> FieldPath.parse("a" + ".a".repeat(200)))
        .isInstanceOf(CommandException.class)
        .hasMessage("FieldPath is too long")
        .extracting(error -> ((CommandException) error).code())
        .isEqualTo(ErrorCode.OVERFLOW);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "7", "10", "999999999"})
  void digitsAreAnArrayIndex(String part) {
    assertThat(FieldPath.isArrayIndex(part)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "00", "01", "-1", "+1", "1a", "a", "1000000000", "٣"})
  void otherNamesAreNot(String part) {
    assertThat(FieldPath.isArrayIndex(part)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{a: 1}                | a     | Present[value=BsonInt32{value=1}]",
        "{a: {b: null}}        | a.b   | Present[value=BsonNull]",
        "{a: {b: 1}}           | a.c   | Missing[]",
        "{a: 1}                | a.b   | Missing[]",
        "{a: [{b: 1}]}         | a.b   | Missing[]",
        "{a: [{b: 1}]}         | a.0.b | Missing[]"
      })
  void findsThroughDocumentsOnly(String document, String path, String expected) {
    assertThat(PathLookup.find(BsonDocument.parse(document), FieldPath.parse(path)))
        .hasToString(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{a: 1}                      | a     | 1",
        "{}                          | a     | missing",
        "{a: 1}                      | a.b   | missing",
        "{a: [1, 2]}                 | a     | 1; 2; [1, 2]",
        "{a: []}                     | a     | []",
        "{a: [1, 2]}                 | a.1   | 2",
        "{a: [1, 2]}                 | a.2   | ``",
        "{a: [[1], 2]}               | a.0   | [1]",
        "{a: [[1], 2]}               | a.0.0 | 1",
        "{a: [1, {b: 2}, {}, [3]]}   | a.b   | 2; missing",
        "{a: [{b: [1, 2]}]}          | a.b   | 1; 2; [1, 2]",
        "{a: [{\"1\": 5}, 7]}          | a.1   | 5; 7",
        "{a: []}                     | a.b   | ``"
      })
  void enumeratesWhatFiltersLookAt(String document, String path, String expected) {
    assertThat(
            PathLookup.candidates(BsonDocument.parse(document), FieldPath.parse(path)).stream()
                .map(FieldPathTest::text)
                .collect(Collectors.joining("; ")))
        .isEqualTo(expected);
  }

  private static String text(PathValue value) {
    return switch (value) {
      case PathValue.Missing() -> "missing";
      case PathValue.Present(var present) -> {
        String json = new BsonDocument("", present).toJson();
        yield json.substring("{\"\": ".length(), json.length() - 1);
      }
    };
  }
}
