package io.loquat.wire;

import io.loquat.wire.message.Frame;
import java.time.Duration;

/**
 * The bounds of what clients can make the server hold. Immutable.
 *
 * @param connectionsMax connections at a time; further ones are closed at once
 * @param frameTimeout how long a client may stop in the middle of a message
 * @param waitingRequestsMax requests that wait on one connection before it is read no further
 * @param waitingBytesMax bytes of requests that one connection holds before it is read no further;
 *     a single message may be larger
 * @param receivingBytesMax memory of the half-received messages of all connections; one that needs
 *     more is closed
 */
public record WireLimits(
    int connectionsMax,
    Duration frameTimeout,
    int waitingRequestsMax,
    int waitingBytesMax,
    long receivingBytesMax) {
  public static final WireLimits DEFAULT =
      new WireLimits(10_000, Duration.ofSeconds(60), 32, 1024 * 1024, receivingBytesMaxOfHeap());

  /** A quarter of the heap; in a tiny heap the one largest message still has room. */
  private static long receivingBytesMaxOfHeap() {
    return Math.max(Frame.BYTES_MAX, Runtime.getRuntime().maxMemory() / 4);
  }
}
