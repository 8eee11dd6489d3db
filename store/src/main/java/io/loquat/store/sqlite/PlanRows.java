package io.loquat.store.sqlite;

import io.loquat.query.filter.Filter;
import io.loquat.query.filter.Filters;
import io.loquat.query.plan.PlanNode;
import io.loquat.query.plan.PlanNode.CoveredScan;
import io.loquat.query.plan.PlanNode.Fetch;
import io.loquat.query.plan.PlanNode.IndexScan;
import io.loquat.query.plan.PlanNode.SortMerge;
import io.loquat.query.plan.PlanNode.TextMatch;
import io.loquat.store.sqlite.IndexRows.Reading;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes row sources of the nodes of a plan that uses indexes. Confined to one caller. */
final class PlanRows {
  private final CollectionTable table;
  private final FindPlan.Reads reads;
  private final List<Tally> tallies;

  /**
   * @param tallies gets the counts of each scan, in the order in which the plan names them
   */
  PlanRows(CollectionTable table, FindPlan.Reads reads, List<Tally> tallies) {
    this.table = table;
    this.reads = reads;
    this.tallies = tallies;
  }

  /** The rows that a node gives. */
  RowSource of(PlanNode node) {
    return of(node, null);
  }

  private RowSource of(PlanNode node, @Nullable RidSet met) {
    return switch (node) {
      case Fetch(IndexScan scan, Optional<Filter> residual) ->
          rows(scan, new Residual(residual), met);
      case CoveredScan(IndexScan scan, Optional<Filter> residual) ->
          covered(scan, new Residual(residual), met);
      case Fetch(TextMatch text, Optional<Filter> residual) -> rows(text, residual, met);
      case TextMatch text -> rows(text, Optional.empty(), met);
      case Fetch(SortMerge merge, Optional<Filter> residual) ->
          rows(merge, new Residual(residual), met);
      case SortMerge merge -> rows(merge, Residual.NONE, met);
      case PlanNode.Or(List<PlanNode> inputs) -> {
        RidSet shared = met == null ? new RidSet() : met;
        yield new OneAfterOther(inputs.stream().map(input -> of(input, shared)).toList());
      }
      case IndexScan scan -> rows(scan, Residual.NONE, met);
      case PlanNode.SortRows sort -> of(sort.input(), met);
      case PlanNode.GeoNear near -> rows(near);
      case PlanNode.DistinctScan distinct -> rows(distinct);
      case Fetch _,
          PlanNode.Nothing _,
          PlanNode.CollectionScan _,
          PlanNode.IdLookup _,
          PlanNode.CountScan _ ->
          throw new IllegalStateException("no index in " + node);
    };
  }

  private RowSource rows(IndexScan scan, Residual residual, @Nullable RidSet met) {
    KeyTable keys = KeyTable.of(table, scan.index());
    return rows(EntryReading.ofDocuments(table, keys, reads.meta()), scan, residual, met);
  }

  private RowSource covered(IndexScan scan, Residual residual, @Nullable RidSet met) {
    KeyTable keys = KeyTable.of(table, scan.index());
    return rows(EntryReading.ofKeys(table, keys), scan, residual, met);
  }

  private RowSource rows(
      EntryReading entries, IndexScan scan, Residual residual, @Nullable RidSet met) {
    Tally tally = new Tally();
    tallies.add(tally);
    boolean repeats =
        scan.multikey().isMultikey() || entries.keys().index().multikey().isMultikey();
    RidSet seen = met == null && repeats ? new RidSet() : met;
    return new IndexRows(
        entries, scan, residual, new Reading(reads.meta(), reads.key(), tally), seen);
  }

  private RowSource rows(PlanNode.DistinctScan distinct) {
    Tally tally = new Tally();
    tallies.add(tally);
    KeyTable keys = KeyTable.of(table, distinct.index());
    EntryReading entries =
        keys.index().tells()
            ? EntryReading.ofKeys(table, keys)
            : EntryReading.ofDocuments(table, keys, reads.meta());
    return new DistinctRows(entries, distinct, PlanIndexes.of(table, distinct), tally);
  }

  private RowSource rows(TextMatch text, Optional<Filter> residual, @Nullable RidSet met) {
    Tally tally = new Tally();
    tallies.add(tally);
    Filter asked =
        residual.map(rest -> Filters.and(List.of(text.filter(), rest))).orElse(text.filter());
    Reading reading = new Reading(reads.meta(), reads.key(), tally);
    return new TextRows(table, text, Residual.of(asked), reading, met);
  }

  /** A document can come twice only by several keys, or by several indexes. */
  private RowSource rows(SortMerge merge, Residual residual, @Nullable RidSet met) {
    List<MergedKeys> inputs =
        merge.inputs().stream()
            .map(
                input ->
                    switch (input) {
                      case IndexScan scan -> keys(merge, scan, residual);
                      case Fetch(IndexScan scan, Optional<Filter> own) ->
                          keys(merge, scan, new Residual(own));
                      default -> throw new IllegalStateException("no keys in " + input);
                    })
            .toList();
    boolean alone =
        merge.inputs().getFirst() instanceof IndexScan
            && inputs.stream().noneMatch(MergedKeys::repeats);
    RidSet seen = met == null && !alone ? new RidSet() : met;
    return new MergedRows(table, inputs, reads, seen);
  }

  private MergedKeys keys(SortMerge merge, IndexScan scan, Residual residual) {
    Tally tally = new Tally();
    tallies.add(tally);
    KeyTable keys = KeyTable.of(table, scan.index());
    return new MergedKeys(keys, scan, merge.fixedBytes(scan), residual, tally);
  }

  private RowSource rows(PlanNode.GeoNear near) {
    Tally tally = new Tally();
    tallies.add(tally);
    return new NearRows(
        table,
        KeyTable.of(table, near.search().index()),
        near.search(),
        new Residual(near.residual()),
        new Reading(reads.meta(), reads.key(), tally));
  }
}
