package io.loquat.query.plan;

import java.util.List;

/**
 * A plan that could be taken. Immutable.
 *
 * @param label names it among the plans of one query
 * @param node with the sort, if it needs one
 * @param scans what it reads of indexes
 * @param sorts whether it must read all before it gives the first
 * @param bound how many fields of an index conditions bound
 * @param settled whether nothing is left to ask of documents
 * @param unique whether it reads one key at most
 */
record Candidate(
    String label,
    PlanNode node,
    List<PlanNode.IndexScan> scans,
    boolean sorts,
    int bound,
    boolean settled,
    boolean unique) {
  /** Whether it reads no documents. */
  boolean covered() {
    return node instanceof PlanNode.CoveredScan;
  }
}
