package io.loquat.store.sqlite;

import io.loquat.query.filter.Filter;
import io.loquat.query.filter.Filters;
import io.loquat.query.index.IndexField;
import io.loquat.query.index.IndexSpec;
import io.loquat.query.plan.PlanNode;
import io.loquat.store.StoreException;
import java.util.List;
import java.util.stream.Stream;

/**
 * The indexes that a plan reads, without which it cannot go on: all of them, whether they have been
 * read to their end or not, as in MongoDB. Immutable.
 */
record PlanIndexes(List<IndexTable> tables) {
  static final PlanIndexes NONE = new PlanIndexes(List.of());

  PlanIndexes {
    tables = List.copyOf(tables);
  }

  /** Those of a plan, that of a text search included. */
  static PlanIndexes of(FindPlan plan, Filter filter) {
    CollectionTable table = plan.table();
    Stream<IndexTable> named =
        plan.indexed().stream()
            .flatMap(PlanIndexes::names)
            .flatMap(index -> table.index(index.name()).stream());
    Stream<IndexTable> searched =
        Filters.textSearch(filter).isEmpty()
            ? Stream.empty()
            : table.indexes().stream().filter(index -> index.spec().has(IndexField.Kind.TEXT));
    return new PlanIndexes(Stream.concat(named, searched).toList());
  }

  private static Stream<IndexSpec> names(PlanNode node) {
    return switch (node) {
      case PlanNode.IndexScan scan -> Stream.of(scan.index());
      case PlanNode.GeoNear near -> Stream.of(near.search().index());
      case PlanNode.Fetch fetch -> names(fetch.input());
      case PlanNode.SortRows sort -> names(sort.input());
      case PlanNode.Or or -> or.inputs().stream().flatMap(PlanIndexes::names);
      case PlanNode.SortMerge merge -> merge.inputs().stream().flatMap(PlanIndexes::names);
      case PlanNode.CountScan _,
          PlanNode.DistinctScan _,
          PlanNode.TextMatch _,
          PlanNode.Nothing _,
          PlanNode.CollectionScan _,
          PlanNode.IdLookup _ ->
          Stream.empty();
    };
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
