package io.loquat.store.sqlite;

import io.loquat.query.index.IndexSpec;
import io.loquat.store.IndexUse;
import java.time.Instant;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts the queries and writes that use an index, as long as the database is open. Thread-safe by
 * LongAdder.
 */
final class IndexUsage {
  private final LongAdder operations = new LongAdder();
  private final Instant since = Instant.now();

  void add() {
    operations.increment();
  }

  IndexUse figures() {
    return new IndexUse(operations.sum(), since);
  }

  /** Counts a run of a plan, once for each index in it. */
  static void count(FindPlan plan) {
    CollectionTable table = plan.table();
    if (plan.keys().isPresent() || (plan.indexed().isEmpty() && plan.direction().byId())) {
      table.idUsage().add();
    }
    if (plan.indexed().isPresent()) {
      for (IndexSpec spec : plan.indexed().get().indexes()) {
        count(table, spec);
      }
    }
  }

  private static void count(CollectionTable table, IndexSpec spec) {
    if (spec.equals(KeyTable.ID)) {
      table.idUsage().add();
    } else {
      table.index(spec.name()).ifPresent(index -> index.usage().add());
    }
  }
}
