package io.loquat.server;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads that run what may take long, off the event loops. Bounded in threads and in what
 * waits; when full it refuses, and the command gets an error. Thread-safe by its executor.
 */
final class WorkerPool {
  private static final int THREADS_MIN = 4;
  private static final int THREADS_MAX = 64;
  private static final int THREADS_PER_CORE = 4;
  private static final int WAITING_MAX = 4_096;
  private static final Duration IDLE = Duration.ofSeconds(30);

  private WorkerPool() {}

  /** Threads mostly wait for readers, write lanes and the disk, so there are more than cores. */
  static ThreadPoolExecutor create() {
    int cores = Runtime.getRuntime().availableProcessors();
    int count = Math.clamp((long) cores * THREADS_PER_CORE, THREADS_MIN, THREADS_MAX);
    ThreadFactory threads = Thread.ofPlatform().daemon().name("loquat-worker-", 1).factory();
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            count,
            count,
            IDLE.toMillis(),
            TimeUnit.MILLISECONDS,
            new ArrayBlockingQueue<>(WAITING_MAX),
            threads);
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }
}
