package io.loquat.store.sqlite;

import io.loquat.query.plan.PlanNode;
import io.loquat.store.StoreException;
import java.util.List;

/**
 * The indexes that a plan reads, without which it cannot go on: all of them, whether they have been
 * read to their end or not, as in MongoDB. Immutable.
 */
record PlanIndexes(List<IndexTable> tables) {
  static final PlanIndexes NONE = new PlanIndexes(List.of());

  PlanIndexes {
    tables = List.copyOf(tables);
  }

  /** Those of a plan. */
  static PlanIndexes of(FindPlan plan) {
    return plan.indexed().map(node -> of(plan.table(), node)).orElse(NONE);
  }

  /** Those of a plan's node. */
  static PlanIndexes of(CollectionTable table, PlanNode node) {
    return new PlanIndexes(
        node.indexes().stream().flatMap(index -> table.index(index.name()).stream()).toList());
  }

  /** Whether arrays have been met in one where there were none when the plan was made. */
  boolean haveNewArrays() {
    for (IndexTable table : tables) {
      if (table.hasNewArrays()) {
        return true;
      }
    }
    return false;
  }

  /**
   * Checks that the indexes are still there; another of the same name is not the same.
   *
   * @throws StoreException.PlanKilled if one is not
   */
  void check(CollectionTable now) {
    for (IndexTable table : tables) {
      table.follow(
          now.index(table.spec().name())
              .filter(found -> found.number() == table.number())
              .orElseThrow(() -> IndexRows.killed(table.spec())));
    }
  }
}
