package io.loquat.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The lane under many threads: one at a time in the target, nothing lost, nothing twice. */
final class WriteLaneStressTest {
  private static final int THREADS = 8;
  private static final int EACH = 2_000;

  @Test
  void keepsEveryAcknowledgedCommandExactlyOnce() throws InterruptedException {
    FakeTarget target = new FakeTarget();
    LaneSettings settings = new LaneSettings(THREADS * EACH, 16, Duration.ofMillis(5));
    List<CompletableFuture<Integer>> results;
    try (ExecutorService laneThreads = Executors.newFixedThreadPool(4)) {
      WriteLane lane = new WriteLane(target, laneThreads, settings);
      results = submitFromManyThreads(lane, target);
      lane.close().toCompletableFuture().join();
    }
    assertThat(target.overlapped).isFalse();
    List<Integer> acknowledged =
        results.stream()
            .filter(result -> !result.isCompletedExceptionally())
            .map(CompletableFuture::join)
            .toList();
    assertThat(target.durable()).containsExactlyInAnyOrderElementsOf(acknowledged);
    assertThat(acknowledged).hasSize(THREADS * EACH * 6 / 7 + 1).doesNotHaveDuplicates();
  }

  private static List<CompletableFuture<Integer>> submitFromManyThreads(
      WriteLane lane, FakeTarget target) throws InterruptedException {
    List<List<CompletableFuture<Integer>>> byThread = new ArrayList<>();
    CountDownLatch start = new CountDownLatch(1);
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < THREADS; t++) {
      List<CompletableFuture<Integer>> mine = new ArrayList<>();
      byThread.add(mine);
      int from = t * EACH;
      threads.add(
          Thread.ofPlatform()
              .start(
                  () -> {
                    awaitUnchecked(start);
                    IntStream.range(from, from + EACH)
                        .forEach(number -> mine.add(submit(lane, target, number)));
                  }));
    }
    start.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
    return byThread.stream().flatMap(List::stream).toList();
  }

  /** Every seventh command fails after it has written. */
  private static CompletableFuture<Integer> submit(WriteLane lane, FakeTarget target, int number) {
    return lane.submit(
        () -> {
          target.add(number);
          if (number % 7 == 6) {
            throw new IllegalArgumentException("on purpose");
          }
          return number;
        });
  }

  private static void awaitUnchecked(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
