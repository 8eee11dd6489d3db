package io.loquat.store.sqlite;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.loquat.query.plan.PlanMemory;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which plans won for queries on one table as it is now: another catalog entry has another cache.
 * Thread-safe by Caffeine. Takes no room before the first choice.
 */
final class PlanCache implements PlanMemory {
  private static final int SHAPES_MAX = 500;

  private volatile @Nullable Cache<String, Winner> winners;

  @Override
  public Optional<Winner> winner(String shape) {
    Cache<String, Winner> known = winners;
    return known == null ? Optional.empty() : Optional.ofNullable(known.getIfPresent(shape));
  }

  @Override
  public void remember(String shape, Winner winner) {
    Cache<String, Winner> known = winners;
    if (known == null) {
      known = Caffeine.newBuilder().maximumSize(SHAPES_MAX).executor(Runnable::run).build();
      winners = known;
    }
    known.put(shape, winner);
  }

  /** Forgets all shapes. */
  void clear() {
    winners = null;
  }

  /** Forgets one shape. */
  void clear(String shape) {
    Cache<String, Winner> known = winners;
    if (known != null) {
      known.invalidate(shape);
    }
  }

  /** What is remembered, by shape. */
  Map<String, Winner> all() {
    Cache<String, Winner> known = winners;
    return known == null ? Map.of() : Map.copyOf(known.asMap());
  }
}
