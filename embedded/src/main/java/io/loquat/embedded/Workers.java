package io.loquat.embedded;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads that run what may take long, so that an asynchronous call never holds its caller up.
 * Bounded in threads and in what waits; when full it refuses, and the call fails.
 */
final class Workers {
  private static final Logger LOG = LoggerFactory.getLogger(Workers.class);
  private static final int THREADS_MIN = 4;
  private static final int THREADS_MAX = 64;
  private static final int THREADS_PER_CORE = 4;
  private static final int WAITING_MAX = 4_096;
  private static final Duration IDLE = Duration.ofSeconds(30);
  private static final Duration GRACE = Duration.ofSeconds(7);

  private Workers() {}

  static ThreadPoolExecutor create() {
    int cores = Runtime.getRuntime().availableProcessors();
    int count = Math.clamp((long) cores * THREADS_PER_CORE, THREADS_MIN, THREADS_MAX);
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            count,
            count,
            IDLE.toMillis(),
            TimeUnit.MILLISECONDS,
            new ArrayBlockingQueue<>(WAITING_MAX),
            Thread.ofPlatform().daemon().name("loquat-embedded-", 1).factory());
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  /** Lets what runs come to its end, for a while. */
  static void stop(ThreadPoolExecutor workers) {
    workers.shutdown();
    try {
      if (!workers.awaitTermination(GRACE.toSeconds(), TimeUnit.SECONDS)) {
        LOG.atWarn().log("commands were still running at the end of the grace period");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
