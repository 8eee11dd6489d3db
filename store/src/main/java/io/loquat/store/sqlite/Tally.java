package io.loquat.store.sqlite;

/** Counts what a part of a plan does, for {@code explain}. Confined to one caller. */
final class Tally {
  long keys;
  long documents;
  long advanced;
  long seeks;
  long dropped;
}
