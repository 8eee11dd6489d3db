package io.loquat.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ErrorCodeTest {
  @Test
  void numbersAreUniqueAndAscending() {
    assertThat(numbers()).doesNotHaveDuplicates().isSorted();
  }

  @Test
  void codeNamesAreUnique() {
    assertThat(Stream.of(ErrorCode.values()).map(ErrorCode::codeName)).doesNotHaveDuplicates();
  }

  @Test
  void constantsAreNamedLikeTheirCodes() {
    assertThat(ErrorCode.values())
        .allSatisfy(
            code ->
                assertThat(code.name().replace("_", ""))
                    .isEqualToIgnoringCase(code.codeName().replace("_", "")));
  }

  @Test
  void locationsAreNamedByTheirNumbers() {
    assertThat(ErrorCode.values())
        .filteredOn(code -> code.name().startsWith("LOCATION_"))
        .isNotEmpty()
        .allMatch(code -> code.codeName().equals("Location" + code.number()));
  }

  @Test
  void ourOwnCodeIsAboveAllOfMongoDbs() {
    assertThat(numbers().toList())
        .last()
        .isEqualTo(ErrorCode.VERSION_MISMATCH.number())
        .isEqualTo(2_000_000_409);
  }

  private static Stream<Integer> numbers() {
    return Stream.of(ErrorCode.values()).map(ErrorCode::number);
  }
}
