package io.loquat.store.sqlite;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The store's own threads. Thread-safe. Their queues hold one entry at most for each open database,
 * so that they are bounded by those.
 */
final class StoreThreads implements AutoCloseable {
  private static final int CLOSERS = 2;
  private static final long IDLE_SECONDS = 30;

  private final ExecutorService lanes;
  private final ExecutorService closers;

  StoreThreads(int laneThreads) {
    lanes = pool("loquat-lane-", laneThreads);
    closers = pool("loquat-closer-", CLOSERS);
  }

  /** Run the write lanes. */
  Executor lanes() {
    return lanes;
  }

  /** Close databases that are idle or dropped. */
  Executor closers() {
    return closers;
  }

  private static ExecutorService pool(String name, int threads) {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            threads,
            threads,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().daemon().name(name, 1).factory());
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  @Override
  public void close() {
    lanes.close();
    closers.close();
  }
}
