package io.loquat.store.sqlite;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The builds of indexes that one command starts, and those of others that it waits for. Confined to
 * the lane until the command is over, and then to whoever hears of that.
 */
final class IndexBuildWishes {
  private final List<RunningBuild> started = new ArrayList<>();
  private final List<RunningBuild> joined = new ArrayList<>();

  void start(RunningBuild build) {
    started.add(build);
  }

  void join(RunningBuild build) {
    joined.add(build);
  }

  List<RunningBuild> started() {
    return started;
  }

  boolean isEmpty() {
    return started.isEmpty() && joined.isEmpty();
  }

  /** Completes when all have ended; fails with one that failed. */
  CompletableFuture<Void> all() {
    List<RunningBuild> all = new ArrayList<>(started);
    all.addAll(joined);
    return CompletableFuture.allOf(
        all.stream().map(RunningBuild::outcome).toArray(CompletableFuture[]::new));
  }
}
