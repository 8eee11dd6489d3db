package io.loquat.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
}
