package io.loquat.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class LatenciesTest {
  @Property
  void putsATimeIntoABucketThatIsNotFarFromIt(
      @ForAll @LongRange(min = 1, max = 1L << 50) long nanos) {
    Latencies latencies = new Latencies();
    latencies.add(nanos);
    double read = latencies.millis(1) * 1e6;
    assertThat(read).isBetween(nanos * 0.999999, nanos * 1.04 + 1);
  }

  @Test
  void findsTheMedianAndTheSlowestPercent() {
    Latencies latencies = new Latencies();
    for (int millis = 1; millis <= 1000; millis++) {
      latencies.add(millis * 1_000_000L);
    }
    assertThat(latencies.millis(0.5)).isCloseTo(500, within(20.0));
    assertThat(latencies.millis(0.99)).isCloseTo(990, within(40.0));
    assertThat(latencies.total()).isEqualTo(1000);
  }
}
