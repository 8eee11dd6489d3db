package io.loquat.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Fails a test class whose tests leaked buffers. Immutable. */
final class NoLeaks implements AfterAllCallback {
  @Override
  public void afterAll(ExtensionContext context) {
    assertThat(RecordingLeakDetector.drain()).isEmpty();
  }
}
