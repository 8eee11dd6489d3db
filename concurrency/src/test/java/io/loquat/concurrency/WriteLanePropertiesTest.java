package io.loquat.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever fails and whenever the lane gets to run: what is durable is what was acknowledged. */
final class WriteLanePropertiesTest {
  /** What happens next: a command that is good or bad, a run of the lane, a disk that changes. */
  enum Step {
    GOOD,
    BAD,
    RUN,
    COMMITS_FAIL,
    COMMITS_WORK,
    SAVEPOINTS_FAIL,
    SAVEPOINTS_WORK
  }

  @Property(tries = 500)
  void acknowledgesExactlyWhatIsDurable(
      @ForAll @Size(max = 60) List<Step> steps, @ForAll @IntRange(min = 1, max = 5) int batch) {
    FakeTarget target = new FakeTarget();
    StepExecutor executor = new StepExecutor();
    WriteLane lane =
        new WriteLane(target, executor, new LaneSettings(8, batch, Duration.ofMinutes(1)));
    List<CompletableFuture<Integer>> results = new ArrayList<>();
    for (Step step : steps) {
      take(step, target, executor, lane, results);
      assertThat(acknowledged(results)).isEqualTo(target.durable());
    }
    executor.runAll();
    assertThat(results).allMatch(CompletableFuture::isDone);
    assertThat(acknowledged(results)).isEqualTo(target.durable());
  }

  private static void take(
      Step step,
      FakeTarget target,
      StepExecutor executor,
      WriteLane lane,
      List<CompletableFuture<Integer>> results) {
    int number = results.size();
    switch (step) {
      case GOOD -> results.add(submit(lane, target, number, false));
      case BAD -> results.add(submit(lane, target, number, true));
      case RUN -> executor.runOne();
      case COMMITS_FAIL -> target.commitFails = true;
      case COMMITS_WORK -> target.commitFails = false;
      case SAVEPOINTS_FAIL -> target.rollbackToSavepointFails = true;
      case SAVEPOINTS_WORK -> target.rollbackToSavepointFails = false;
    }
  }

  private static CompletableFuture<Integer> submit(
      WriteLane lane, FakeTarget target, int number, boolean fails) {
    return lane.submit(
        () -> {
          target.add(number);
          if (fails) {
            throw new IllegalArgumentException("on purpose");
          }
          return number;
        });
  }

  private static List<Integer> acknowledged(List<CompletableFuture<Integer>> results) {
    return results.stream()
        .filter(result -> result.isDone() && !result.isCompletedExceptionally())
        .map(CompletableFuture::join)
        .toList();
  }
}
