package io.loquat.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBufAllocator;
import org.junit.jupiter.api.Test;

/** The canary: a leak that is really there must be reported, or the other tests show nothing. */
class RecordingLeakDetectorTest {
  @Test
  void reportsABufferThatNobodyReleased() {
    ByteBufAllocator.DEFAULT.buffer(64).writeInt(1);
    int reports = 0;
    for (int i = 0; i < 20 && reports == 0; i++) {
      reports = RecordingLeakDetector.drain().size();
    }
    assertThat(reports).isPositive();
  }
}
