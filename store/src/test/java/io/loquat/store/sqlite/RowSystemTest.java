package io.loquat.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.loquat.store.jsonb.SystemValues;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The system values at the end of a row. */
final class RowSystemTest {
  private static final String BEFORE = "ZZ";

  private static byte[] row(String values) {
    return (BEFORE + values).getBytes(StandardCharsets.UTF_8);
  }

  private static SystemValues values(String values) {
    return RowSystem.values(row(values), BEFORE.length());
  }

  @Property(tries = 200)
  void readsWhatStandsThere(
      @ForAll @LongRange(min = 1) long version,
      @ForAll @LongRange(min = 0, max = 253_402_300_799_999L) long created,
      @ForAll @LongRange(min = 0, max = 253_402_300_799_999L) long updated,
      @ForAll boolean archived) {
    String text =
        Timestamps.format(created) + (archived ? 1 : 0) + Timestamps.format(updated) + version;
    assertThat(values(text)).isEqualTo(new SystemValues(version, created, updated, archived));
    assertThat(RowSystem.version(row(text), BEFORE.length())).isEqualTo(version);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-02T03:04:05Z, 2026-01-02T03:04:06.007Z",
    "2026-01-02T03:04:05.123456Z, 2026-01-02T03:04:05Z"
  })
  void readsTimesThatWereWrittenInAnotherForm(String created, String updated) {
    SystemValues expected =
        new SystemValues(
            12,
            Instant.parse(created).toEpochMilli(),
            Instant.parse(updated).toEpochMilli(),
            false);
    assertThat(values(created + "0" + updated + "12")).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Z",
        "yesterday",
        "2026-01-02T03:04:05.000Z",
        "2026-01-02T03:04:05.000Z0",
        "2026-01-02T03:04:05.000Z02026-01-02T03:04:05.000Z",
        "2026-01-02T03:04:05.000Z02026-01-02T03:04:05.000Z-1",
        "2026-01-02T03:04:05.000Z02026-13-02T03:04:05.000Z1",
        "2026-01-02T03:04:05.000Z102026-01-02T03:04:05.000Z1"
      })
  void refusesWhatIsNoSystemValues(String text) {
    assertThatExceptionOfType(DateTimeException.class).isThrownBy(() -> values(text));
  }

  @Test
  void namesWhatItCouldNotRead() {
    assertThatExceptionOfType(DateTimeException.class)
        .isThrownBy(() -> values("yesterday"))
        .withMessage("no system values in yesterday");
  }
}
