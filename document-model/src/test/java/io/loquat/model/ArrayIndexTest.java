package io.loquat.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArrayIndexTest {
  @ParameterizedTest
  @ValueSource(strings = {"0", "7", "10", "999999999"})
  void digitsAreAnArrayIndex(String name) {
    assertThat(ArrayIndex.isIndex(name)).isTrue();
    assertThat(ArrayIndex.offset(name)).isEqualTo(Integer.parseInt(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "00", "01", "-1", "+1", "1a", "a", "٣"})
  void otherNamesAreNot(String name) {
    assertThat(ArrayIndex.isIndex(name)).isFalse();
    assertThat(ArrayIndex.offset(name)).isEqualTo(-1);
  }

  @Test
  void aLongNumberIsAnIndexThatNoArrayReaches() {
    assertThat(ArrayIndex.isIndex("1000000000")).isTrue();
    assertThat(ArrayIndex.offset("1000000000")).isEqualTo(-1);
  }
}
