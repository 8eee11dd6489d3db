package io.loquat.store.sqlite;

import io.loquat.store.IndexBuildProgress;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The builds of indexes of one open database. Thread-safe by a concurrent map. */
final class RunningBuilds {
  private final ConcurrentHashMap<Long, RunningBuild> byNumber = new ConcurrentHashMap<>();
  private volatile boolean stopping;

  void add(RunningBuild build) {
    byNumber.put(build.number(), build);
  }

  void remove(RunningBuild build) {
    byNumber.remove(build.number());
  }

  /** The build that makes the index of that number. */
  Optional<RunningBuild> of(int index) {
    return byNumber.values().stream().filter(build -> build.makes(index)).findFirst();
  }

  boolean any(UUID collection) {
    return byNumber.values().stream().anyMatch(build -> build.collection().equals(collection));
  }

  /** Tells all builds to end, since the database is to be closed. */
  void stop() {
    stopping = true;
  }

  boolean stopping() {
    return stopping;
  }

  List<IndexBuildProgress> progress() {
    return byNumber.values().stream().map(RunningBuild::progress).toList();
  }
}
