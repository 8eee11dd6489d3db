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
  private static final int BUILDERS = 2;
  private static final long IDLE_SECONDS = 30;

  private final ExecutorService lanes;
  private final ExecutorService closers;
  private final ExecutorService builders;

  StoreThreads(int laneThreads) {
    lanes = pool("loquat-lane-", laneThreads);
    closers = pool("loquat-closer-", CLOSERS);
    builders = pool("loquat-index-builder-", BUILDERS);
  }

  /** Run the write lanes. */
  Executor lanes() {
    return lanes;
  }

  /** Close databases that are idle or dropped. */
  Executor closers() {
    return closers;
  }

  /** Build indexes: what waits for one is a client's command, so their number is bounded too. */
  Executor builders() {
    return builders;
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
    builders.close();
    lanes.close();
    closers.close();
  }
}
