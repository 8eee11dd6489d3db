package io.loquat.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/** Times as text. */
final class TimestampsPropertiesTest {
  /** Years 0 to 9999. */
  @Property
  void readsWhatItWrites(
      @ForAll @LongRange(min = -62_167_219_200_000L, max = 253_402_300_799_999L) long millis) {
    String text = Timestamps.format(millis);
    assertThat(text).hasSize(24);
    assertThat(Timestamps.parse(text.getBytes(StandardCharsets.US_ASCII))).isEqualTo(millis);
  }
}
