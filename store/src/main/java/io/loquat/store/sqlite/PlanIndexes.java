package io.loquat.store.sqlite;

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
    return new PlanIndexes(
        plan.indexed().stream()
            .flatMap(node -> node.indexes().stream())
            .flatMap(index -> plan.table().index(index.name()).stream())
            .toList());
  }

  /**
   * Checks that the indexes are still there; another of the same name is not the same.
   *
   * @throws StoreException.PlanKilled if one is not
   */
  void check(CollectionTable now) {
    for (IndexTable table : tables) {
      boolean there =
          now.index(table.spec().name())
              .filter(found -> found.number() == table.number())
              .isPresent();
      if (!there) {
        throw IndexRows.killed(table.spec());
      }
    }
  }
}
