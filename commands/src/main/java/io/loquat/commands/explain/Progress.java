package io.loquat.commands.explain;

import static io.loquat.commands.explain.RunFigures.number;

import org.bson.BsonDocument;

/**
 * How a stage went on, in MongoDB's units of work: each gave a document, or took one in or turned
 * one down, or found that there are no more. Immutable.
 *
 * @param advanced how many documents it gave
 * @param ended whether it found that there are no more
 * @param cuts how often the reading stopped to let others in
 */
record Progress(long advanced, long works, boolean ended, long cuts) {
  /** Of a stage that gives nothing, and knows that at once. */
  static final Progress NOTHING = new Progress(0, 1, true, 0);

  /** Of what reads keys or documents. */
  static Progress reading(long advanced, long units, boolean ended, long cuts) {
    long done = Math.max(units, advanced);
    return new Progress(advanced, ended ? done + 1 : done, ended, cuts);
  }

  /**
   * Of a stage above, which asks this one whenever it is asked.
   *
   * @param ends whether it knows that there are no more, though this stage may have some
   */
  Progress above(long given, boolean ends) {
    boolean stopped = ends && !ended;
    return new Progress(given, stopped ? works + 1 : works, ends || ended, cuts);
  }

  /** Units of work that gave nothing. */
  private long needTime() {
    return Math.max(0, works - advanced - (ended ? 1 : 0));
  }

  /** What every stage shows. */
  BsonDocument shown() {
    return new BsonDocument("nReturned", number(advanced))
        .append("works", number(works))
        .append("advanced", number(advanced))
        .append("needTime", number(needTime()))
        // No stage ever asks to stop: there are no write conflicts.
        .append("needYield", number(0))
        .append("saveState", number(cuts))
        .append("restoreState", number(cuts))
        .append("isEOF", number(ended ? 1 : 0));
  }
}
