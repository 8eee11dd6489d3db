package io.loquat.store;

import io.loquat.query.plan.PlanNode;
import java.util.List;
import java.util.Optional;

/**
 * How a query is answered, for {@code explain}. Immutable.
 *
 * @param winner the plan that is taken
 * @param rejected the plans that could have been
 * @param description the statement of the winner's first part that reads, and its residual
 * @param execution what the winner did, if it was run
 */
public record PlanReport(
    PlanNode winner,
    List<PlanNode> rejected,
    Store.PlanDescription description,
    Optional<Execution> execution) {
  public PlanReport {
    rejected = List.copyOf(rejected);
  }

  /** What is asked of the matches. */
  public enum Purpose {
    DOCUMENTS,
    COUNT
  }

  /**
   * What a plan did. Immutable.
   *
   * @param returned how many documents came out, skip and limit applied
   * @param exhausted whether it was read to its end, or a limit stopped it
   * @param cuts how often the reading stopped to let others in
   * @param work of each part that reads, in the order in which the winner names them: index scans,
   *     collection scans, lookups
   */
  public record Execution(
      long returned, boolean exhausted, long nanos, long cuts, List<Work> work) {
    public Execution {
      work = List.copyOf(work);
    }

    public long keysExamined() {
      return work.stream().mapToLong(Work::keysExamined).sum();
    }

    public long docsExamined() {
      return work.stream().mapToLong(Work::docsExamined).sum();
    }
  }

  /** A plan, or what of it reads documents, and what it did in a trial. Immutable. */
  public record Trial(PlanNode plan, Execution execution) {}

  /**
   * What one part that reads did. Immutable.
   *
   * @param advanced how many documents went on from there, the residual applied
   * @param seeks how many places in an index it went to
   * @param dupsDropped how many keys were of documents that it had met
   */
  public record Work(
      long keysExamined, long docsExamined, long advanced, long seeks, long dupsDropped) {}
}
