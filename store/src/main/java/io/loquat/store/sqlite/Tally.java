package io.loquat.store.sqlite;

import io.loquat.store.PlanReport;

/** Counts what a part of a plan does, for {@code explain}. Confined to one caller. */
final class Tally {
  long keys;
  long documents;
  long advanced;
  long seeks;
  long dropped;

  PlanReport.Work work() {
    return new PlanReport.Work(keys, documents, advanced, seeks, dropped);
  }
}
