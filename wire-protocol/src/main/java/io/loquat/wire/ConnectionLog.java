package io.loquat.wire;

import java.net.SocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log lines that clients can cause at will: so many in ten seconds, the rest is counted.
 * Thread-safe by atomics; under a race a line more or less may come.
 */
final class ConnectionLog {
  private static final Logger LOG = LoggerFactory.getLogger(ConnectionLog.class);
  private static final long WINDOW_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final int LINES_PER_WINDOW_MAX = 20;

  private final AtomicLong windowStart = new AtomicLong(System.nanoTime());
  private final AtomicInteger lines = new AtomicInteger();

  /** The connection is refused or closed for what the client did. */
  void closing(SocketAddress remote, String reason) {
    if (mayLog()) {
      LOG.atWarn()
          .addKeyValue("remote", remote)
          .addKeyValue("reason", reason)
          .log("connection closed");
    }
  }

  /** No connection could be taken, most likely for want of file descriptors. */
  void refusing(Throwable cause) {
    if (mayLog()) {
      LOG.atWarn().addKeyValue("reason", cause.getMessage()).log("a connection cannot be accepted");
    }
  }

  private boolean mayLog() {
    int suppressed = nextWindow();
    if (suppressed > 0) {
      LOG.atWarn().addKeyValue("count", suppressed).log("warnings about connections suppressed");
    }
    return lines.incrementAndGet() <= LINES_PER_WINDOW_MAX;
  }

  /** Starts a new window if it is time; says how many lines the old one suppressed. */
  private int nextWindow() {
    long now = System.nanoTime();
    long start = windowStart.get();
    if (now - start < WINDOW_NANOS || !windowStart.compareAndSet(start, now)) {
      return 0;
    }
    return Math.max(0, lines.getAndSet(0) - LINES_PER_WINDOW_MAX);
  }
}
