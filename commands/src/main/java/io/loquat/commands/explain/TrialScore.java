package io.loquat.commands.explain;

import io.loquat.query.plan.PlanNode;

/**
 * MongoDB's score of a plan that was tried: what it gave for its work, a little more if it fetches
 * or sorts nothing, and much more if it came to its end. Stateless.
 */
final class TrialScore {
  private static final double BASE = 1;
  private static final double BONUS_MAX = 1e-4;
  private static final double BONUS_SHARE = 10;

  private TrialScore() {}

  static double of(Progress root, PlanNode plan) {
    double works = Math.max(1, root.works());
    double bonus = Math.min(1 / (BONUS_SHARE * Math.max(1, root.advanced())), BONUS_MAX);
    // One for not intersecting indexes: no plan does.
    double bonuses = bonus + (fetches(plan) ? 0 : bonus) + (sorts(plan) ? 0 : bonus);
    return BASE + root.advanced() / works + bonuses + (root.ended() ? 1 : 0);
  }

  private static boolean fetches(PlanNode plan) {
    return switch (plan) {
      case PlanNode.Fetch _, PlanNode.TextMatch _ -> true;
      case PlanNode.IdLookup(var ids, var residual) -> ids.size() > 1 || residual.isPresent();
      case PlanNode.Or(var inputs) -> inputs.stream().anyMatch(TrialScore::fetches);
      case PlanNode.SortMerge(var inputs, _) -> inputs.stream().anyMatch(TrialScore::fetches);
      case PlanNode.SortRows(var input, _, _) -> fetches(input);
      case PlanNode.Nothing _,
          PlanNode.CollectionScan _,
          PlanNode.IndexScan _,
          PlanNode.CoveredScan _,
          PlanNode.CountScan _,
          PlanNode.DistinctScan _,
          PlanNode.GeoNear _ ->
          false;
    };
  }

  private static boolean sorts(PlanNode plan) {
    return plan instanceof PlanNode.SortRows;
  }
}
