package io.loquat.store.sqlite;

import io.loquat.store.PlanReport;

/** Counts what a part of a plan does, for {@code explain}. Confined to one caller. */
final class Tally {
  long keys;
  long documents;
  long advanced;
  long seeks;
  long dropped;

  /** In a trial, how many keys are read before it ends. */
  long keysMax = Long.MAX_VALUE;

  boolean isFull() {
    return keys >= keysMax;
  }

  PlanReport.Work work() {
    return new PlanReport.Work(keys, documents, advanced, seeks, dropped);
  }
}
