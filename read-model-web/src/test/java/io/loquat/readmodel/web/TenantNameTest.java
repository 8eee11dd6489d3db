package io.loquat.readmodel.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class TenantNameTest {
  /** What no tenant may be called, for the tests of the filter as well. */
  static final String[] BAD = {
    "Acme",
    "ACME",
    "a b",
    "a.b",
    "a$b",
    "a/b",
    "a\\b",
    "a\"b",
    "a*b",
    "a<b",
    "a>b",
    "a:b",
    "a|b",
    "a?b",
    "..",
    "../acme",
    "../../etc/passwd",
    "%2e%2e",
    "acme%00",
    "acm\u00e9",
    "-acme",
    "acme-",
    "_acme",
    "acme_",
    "acme,globex",
    "admin",
    "local",
    "config",
    "a".repeat(64),
    "a".repeat(5_000)
  };

  @ParameterizedTest
  @FieldSource("BAD")
  void refusesWhatCouldMeanSomethingElse(String name) {
    assertThatThrownBy(() -> TenantName.of(name))
        .isInstanceOf(InvalidTenantException.class)
        .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "acme\n", "acme\0", "\nacme", "a\u212a", "\uff41cme", "\u0131stanbul"})
  void refusesLinesAndLettersThatOnlyLookRight(String name) {
    assertThatThrownBy(() -> TenantName.of(name)).isInstanceOf(InvalidTenantException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a", "7", "acme", "acme-2", "acme_eu", "a--b", "xn--caf-dma", "administrator"})
  void takesPlainNames(String name) {
    assertThat(TenantName.of(name).value()).isEqualTo(name);
  }

  @Property
  void whatItTakesIsADatabaseNameAnywhere(
      @ForAll @StringLength(max = 70) @CharRange(from = '\0', to = '\u017f') String name) {
    try {
      String taken = TenantName.of(name).value();
      assertThat(taken.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(1, 63);
      assertThat(taken).isEqualTo(taken.toLowerCase(Locale.ROOT));
      assertThat(taken).doesNotContainPattern("[/\\\\. \"$*<>:|?\\x00]");
    } catch (InvalidTenantException refused) {
      assertThat(refused).hasMessageContaining("name");
    }
  }
}
