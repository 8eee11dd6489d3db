package io.loquat.query.plan;

import java.util.List;

/**
 * A plan, and those that were not taken. Immutable.
 *
 * @param cached whether the choice was remembered rather than made
 */
public record PlanChoice(PlanNode winner, List<PlanNode> rejected, boolean cached) {
  public PlanChoice {
    rejected = List.copyOf(rejected);
  }

  static PlanChoice only(PlanNode winner) {
    return new PlanChoice(winner, List.of(), false);
  }
}
