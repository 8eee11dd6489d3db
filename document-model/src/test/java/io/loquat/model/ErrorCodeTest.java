package io.loquat.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ErrorCodeTest {
  @Test
  void numbersAreUniqueAndAscending() throws IllegalAccessException {
    assertThat(numbers()).doesNotHaveDuplicates().isSorted();
  }

  @Test
  void codeNamesAreUnique() throws IllegalAccessException {
    assertThat(codes().values().stream().map(ErrorCode::codeName)).doesNotHaveDuplicates();
  }

  @Test
  void constantsAreNamedLikeTheirCodes() throws IllegalAccessException {
    assertThat(codes())
        .isNotEmpty()
        .allSatisfy(
            (name, code) ->
                assertThat(name.replace("_", ""))
                    .isEqualToIgnoringCase(code.codeName().replace("_", "")));
  }

  @Test
  void locationsAreNamedByTheirNumbers() {
    assertThat(ErrorCode.location(40352).codeName()).isEqualTo("Location40352");
    assertThat(ErrorCode.location(40352)).isEqualTo(ErrorCode.location(40352));
  }

  @Test
  void ourOwnCodeIsAboveAllOfMongoDbs() throws IllegalAccessException {
    assertThat(numbers().toList())
        .last()
        .isEqualTo(ErrorCode.VERSION_MISMATCH.number())
        .isEqualTo(2_000_000_409);
  }

  private static Stream<Integer> numbers() throws IllegalAccessException {
    return codes().values().stream().map(ErrorCode::number);
  }

  private static Map<String, ErrorCode> codes() throws IllegalAccessException {
    Map<String, ErrorCode> codes = new LinkedHashMap<>();
    for (Field field : ErrorCode.class.getFields()) {
      codes.put(field.getName(), (ErrorCode) field.get(null));
    }
    return codes;
  }
}
