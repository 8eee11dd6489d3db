package io.loquat.readmodel.locking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class LockOptionsTest {
  @Property(tries = 300)
  void waitsNoLongerThanItMay(
      @ForAll @IntRange(min = 1, max = 10_000) int attempts,
      @ForAll @LongRange(min = 0, max = Long.MAX_VALUE / 2) long first,
      @ForAll @LongRange(min = 0, max = Long.MAX_VALUE / 2) long most,
      @ForAll long seed) {
    LockOptions options =
        LockOptions.defaults()
            .delayFirst(Duration.ofNanos(first))
            .delayMax(Duration.ofNanos(most))
            .random(() -> new Random(seed));

    Duration delay = options.delayAfter(attempts);

    assertThat(delay).isBetween(Duration.ZERO, options.delayMax());
    if (attempts == 1) {
      assertThat(delay).isLessThanOrEqualTo(options.delayFirst());
    }
  }

  @Test
  void doublesTheLongestWait() {
    LockOptions options =
        LockOptions.defaults()
            .delayFirst(Duration.ofMillis(1))
            .delayMax(Duration.ofMillis(100))
            .random(Last::new);

    assertThat(options.delayAfter(1)).isEqualTo(Duration.ofMillis(1).minusNanos(1));
    assertThat(options.delayAfter(4)).isEqualTo(Duration.ofMillis(8).minusNanos(1));
    assertThat(options.delayAfter(50)).isEqualTo(Duration.ofMillis(100).minusNanos(1));
  }

  /** Draws the last number each time. */
  private static final class Last extends Random {
    @Override
    public long nextLong(long bound) {
      return bound - 1;
    }
  }

  @Test
  void refusesWhatCannotBe() {
    assertThatIllegalArgumentException().isThrownBy(() -> LockOptions.defaults().attemptsMax(0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LockOptions.defaults().delayMax(Duration.ofMillis(-1)));
  }
}
