package io.loquat.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The lane, step by step. */
final class WriteLaneTest {
  private static final LaneSettings SETTINGS = new LaneSettings(5, 3, Duration.ofMinutes(1));

  private final FakeTarget target = new FakeTarget();
  private final StepExecutor executor = new StepExecutor();
  private final WriteLane lane = new WriteLane(target, executor, SETTINGS);

  private CompletableFuture<Integer> add(int number) {
    return lane.submit(
        () -> {
          target.add(number);
          return number;
        });
  }

  private CompletableFuture<Integer> addAndFail(int number) {
    return lane.submit(
        () -> {
          target.add(number);
          throw new IllegalArgumentException("on purpose");
        });
  }

  @Test
  void runsWaitingCommandsInOneTransaction() {
    List<CompletableFuture<Integer>> results = List.of(add(1), add(2), add(3));
    assertThat(results).noneMatch(CompletableFuture::isDone);
    executor.runAll();
    assertThat(results).extracting(CompletableFuture::join).containsExactly(1, 2, 3);
    assertThat(target.durable()).containsExactly(1, 2, 3);
    assertThat(lane.commits()).isEqualTo(1);
    assertThat(lane.commandsCommitted()).isEqualTo(3);
  }

  @Test
  void needsNoSavepointForASingleCommand() {
    add(1);
    executor.runAll();
    assertThat(target.savepoints()).isZero();
  }

  @Test
  void boundsABatch() {
    List.of(1, 2, 3, 4, 5).forEach(this::add);
    executor.runOne();
    assertThat(target.durable()).containsExactly(1, 2, 3);
    executor.runAll();
    assertThat(target.durable()).containsExactly(1, 2, 3, 4, 5);
    assertThat(lane.commits()).isEqualTo(2);
  }

  @Test
  void endsABatchThatTakesTooLong() {
    WriteLane slow = new WriteLane(target, executor, new LaneSettings(5, 3, Duration.ZERO));
    slow.submit(() -> 1);
    slow.submit(() -> 2);
    executor.runAll();
    assertThat(slow.commits()).isEqualTo(2);
  }

  @Test
  void failsOnlyTheCommandThatThrows() {
    CompletableFuture<Integer> good = add(1);
    CompletableFuture<Integer> bad = addAndFail(2);
    CompletableFuture<Integer> after = add(3);
    executor.runAll();
    assertThat(good).isCompletedWithValue(1);
    assertThat(bad).isCompletedExceptionally();
    assertThat(after).isCompletedWithValue(3);
    assertThat(target.durable()).containsExactly(1, 3);
  }

  @Test
  void rollsBackASingleCommandThatThrows() {
    CompletableFuture<Integer> bad = addAndFail(2);
    executor.runAll();
    assertThat(bad).isCompletedExceptionally();
    add(3);
    executor.runAll();
    assertThat(target.durable()).containsExactly(3);
  }

  @Test
  void failsAllWhenTheCommitFails() {
    target.commitFails = true;
    List<CompletableFuture<Integer>> results = List.of(add(1), addAndFail(2), add(3));
    executor.runAll();
    assertThat(results).allMatch(CompletableFuture::isCompletedExceptionally);
    assertThat(target.durable()).isEmpty();
    assertThat(lane.commits()).isZero();
    target.commitFails = false;
    CompletableFuture<Integer> next = add(4);
    executor.runAll();
    assertThat(next).isCompletedWithValue(4);
  }

  @Test
  void goesOnAfterATransactionThatCannotBeSaved() {
    target.rollbackToSavepointFails = true;
    CompletableFuture<Integer> before = add(1);
    CompletableFuture<Integer> bad = addAndFail(2);
    CompletableFuture<Integer> after = add(3);
    executor.runAll();
    assertThat(before).isCompletedExceptionally();
    assertThat(bad).isCompletedExceptionally();
    assertThat(after).isCompletedWithValue(3);
    assertThat(target.durable()).containsExactly(3);
  }

  @Test
  void refusesCommandsWhenFull() {
    List<CompletableFuture<Integer>> results = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      results.add(add(i));
    }
    assertThat(results.getLast())
        .failsWithin(Duration.ZERO)
        .withThrowableThat()
        .withCauseInstanceOf(LaneException.Full.class);
    executor.runAll();
    assertThat(target.durable()).containsExactly(0, 1, 2, 3, 4);
  }

  @Test
  void finishesWhatWaitsWhenClosed() {
    add(1);
    CompletableFuture<Void> closed = lane.close().toCompletableFuture();
    assertThat(closed).isNotDone();
    assertThat(add(2))
        .failsWithin(Duration.ZERO)
        .withThrowableThat()
        .withCauseInstanceOf(LaneException.Closed.class);
    executor.runAll();
    assertThat(closed).isCompleted();
    assertThat(target.durable()).containsExactly(1);
  }

  @Test
  void closesAtOnceWhenIdle() {
    assertThat(lane.close().toCompletableFuture()).isCompleted();
  }
}
