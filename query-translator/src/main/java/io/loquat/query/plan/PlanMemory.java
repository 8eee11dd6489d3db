package io.loquat.query.plan;

import java.util.Optional;

/** Which plan won for queries of a shape. Implementations are thread-safe. */
public interface PlanMemory {
  /** Remembers nothing. */
  PlanMemory NONE =
      new PlanMemory() {
        @Override
        public Optional<Winner> winner(String shape) {
          return Optional.empty();
        }

        @Override
        public void remember(String shape, Winner winner, PlanRequest request, PlanNode plan) {}
      };

  /**
   * A plan that won.
   *
   * @param label names it among the plans for the shape
   * @param keys how many keys it was to read then
   */
  record Winner(String label, long keys) {}

  Optional<Winner> winner(String shape);

  /**
   * Remembers a winner.
   *
   * @param request the first one that it won for
   */
  void remember(String shape, Winner winner, PlanRequest request, PlanNode plan);
}
