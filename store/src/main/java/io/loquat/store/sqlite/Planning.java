package io.loquat.store.sqlite;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.filter.Filter;
import io.loquat.query.filter.Filters;
import io.loquat.query.index.IndexSpec;
import io.loquat.query.plan.IndexBounds;
import io.loquat.query.plan.IndexHint;
import io.loquat.query.plan.PlanChoice;
import io.loquat.query.plan.PlanMemory;
import io.loquat.query.plan.PlanNode;
import io.loquat.query.plan.PlanRequest;
import io.loquat.query.plan.PlanStatistics;
import io.loquat.query.plan.Planner;
import io.loquat.query.plan.TextRules;
import io.loquat.query.plan.UsableIndex;
import io.loquat.query.sort.Sort;
import io.loquat.store.FindQuery;
import io.loquat.store.PlanCacheControl;
import io.loquat.store.QueryForm;
import io.loquat.store.ReadOptions;
import io.loquat.store.Visibility;
import java.util.List;
import java.util.Optional;

/** Plans reads of one table. Confined to one query. */
final class Planning {
  private final CollectionTable table;
  private final Terms terms;
  private final PlanStatistics statistics;
  private final PlanMemory memory;

  /**
   * What is to be planned. Immutable.
   *
   * @param rowsWanted the greatest number for all
   */
  record Terms(
      Filter filter,
      Visibility visibility,
      Optional<Sort> sort,
      long rowsWanted,
      ReadOptions options) {
    Terms {
      sort = sort.filter(s -> !s.isEmpty());
    }

    static Terms of(FindQuery query) {
      return new Terms(
          query.filter(), query.visibility(), query.sort(), query.rowsWanted(), query.options());
    }

    boolean unhinted() {
      return options.hint() instanceof IndexHint.None;
    }

    /** The direction of a sort by natural order, 0 for any other. */
    int natural() {
      return sort.map(Sort::naturalDirection).orElse(0);
    }
  }

  private Planning(
      CollectionTable table, Terms terms, PlanStatistics statistics, PlanMemory memory) {
    this.memory = memory;
    this.table = table;
    this.terms = terms;
    this.statistics = statistics;
  }

  /** The plan of a query. */
  static FindPlan of(CollectionTable table, FindQuery query, PlanStatistics statistics) {
    return of(table, query, statistics, table.plans());
  }

  /**
   * The plan of a query that is only explained: as in MongoDB, what is remembered does not count,
   * and nothing is.
   */
  static FindPlan explained(CollectionTable table, FindQuery query, PlanStatistics statistics) {
    return of(table, query, statistics, PlanMemory.NONE);
  }

  private static FindPlan of(
      CollectionTable table, FindQuery query, PlanStatistics statistics, PlanMemory memory) {
    FindPlan plan = new Planning(table, Terms.of(query), statistics, memory).plan();
    boolean key = query.options().returnKey();
    return query.readsMeta() && !key
        ? plan
        : plan.reading(new FindPlan.Reads(query.readsMeta(), key));
  }

  /** The plan of what a query or a write looks for. */
  static FindPlan of(CollectionTable table, Terms terms, PlanStatistics statistics) {
    return new Planning(table, terms, statistics, table.plans()).plan();
  }

  /** The plan of what a write looks for, in the lane. */
  static FindPlan ofWrite(CollectionTable table, Terms terms, SqliteConnection connection) {
    FindPlan plan = of(table, terms, new Dives(table, dive -> dive.apply(connection)));
    IndexUsage.count(plan);
    return plan;
  }

  private FindPlan plan() {
    TextRules.checkBeside(terms.filter(), terms.sort(), !terms.unhinted());
    if (Filters.near(terms.filter()).isPresent()) {
      return near();
    }
    HintedIndex.checkAgrees(terms.options().hint(), terms.natural());
    return switch (terms.options().hint()) {
      case IndexHint.None() -> unhinted();
      case IndexHint.Natural(boolean backwards) -> natural(backwards);
      case IndexHint.Named _, IndexHint.Keys _ -> overruled() ? unhinted() : hinted();
    };
  }

  private FindPlan unhinted() {
    boolean searches = Filters.textSearch(terms.filter()).isPresent();
    boolean distinct = terms.options().distinct().isPresent();
    boolean indexed = distinct || !table.indexes().isEmpty();
    if (terms.visibility() != Visibility.LIVE || !indexed) {
      return FindPlan.plain(table, terms.filter(), terms.visibility(), terms.sort());
    }
    return FindPlan.byIds(table, terms.filter(), terms.visibility(), terms.sort())
        .filter(_ -> !searches)
        .or(() -> distinct && !searches ? distinct(allowed()) : Optional.empty())
        .orElseGet(this::chosen);
  }

  /** The plan where one document for each value of a field is enough. */
  private Optional<FindPlan> distinct(List<UsableIndex> indexes) {
    return terms
        .options()
        .distinct()
        .flatMap(field -> Planner.distinct(request(), field, indexes))
        .map(node -> FindPlan.indexed(table, node, List.of(), terms.visibility()));
  }

  private FindPlan chosen() {
    Planner planner = new Planner(allowed(), statistics, memory);
    PlanChoice choice = planner.plan(request());
    return isPlain(choice.winner())
        ? FindPlan.plain(table, terms.filter(), terms.visibility(), terms.sort())
            .rejecting(choice.rejected())
        : FindPlan.indexed(table, choice.winner(), choice.rejected(), terms.visibility());
  }

  /** The indexes that a filter for queries of this shape leaves, or all. */
  private List<UsableIndex> allowed() {
    List<UsableIndex> usable = table.usableIndexes();
    Optional<PlanCacheControl.IndexFilter> filter = indexFilter();
    return filter.isEmpty()
        ? usable
        : usable.stream()
            .filter(
                index ->
                    filter.get().indexes().stream()
                        .anyMatch(hint -> HintedIndex.names(hint, index.spec())))
            .toList();
  }

  private Optional<PlanCacheControl.IndexFilter> indexFilter() {
    if (!table.plans().hasFilters()) {
      return Optional.empty();
    }
    QueryForm form = terms.options().form();
    return table.plans().filter(PlanCacheControl.key(terms.filter(), terms.sort(), form));
  }

  /** As in MongoDB, a hint counts for nothing where an index filter is set. */
  private boolean overruled() {
    boolean bounded = terms.options().min().isPresent() || terms.options().max().isPresent();
    return !bounded && indexFilter().isPresent();
  }

  /** Only an index gives the order of distances, and indexes hold live documents. */
  private FindPlan near() {
    boolean natural = terms.natural() != 0;
    if (natural || terms.options().hint() instanceof IndexHint.Natural) {
      throw new CommandException(
          ErrorCode.BAD_VALUE,
          "geoNear expression not allowed with $natural " + (natural ? "sort order" : "hint"));
    }
    List<UsableIndex> indexes =
        terms.unhinted() ? allowed() : List.of(HintedIndex.of(table, terms.options().hint()));
    PlanNode node =
        Planner.near(request(), terms.visibility() == Visibility.LIVE ? indexes : List.of());
    return FindPlan.indexed(table, node, List.of(), terms.visibility());
  }

  private PlanRequest request() {
    long wanted = terms.rowsWanted() == Long.MAX_VALUE ? 0 : terms.rowsWanted();
    return new PlanRequest(terms.filter(), terms.sort(), wanted, terms.options().paths());
  }

  /** What a scan of the table does as well. */
  private static boolean isPlain(PlanNode node) {
    return switch (node) {
      case PlanNode.CollectionScan _ -> true;
      case PlanNode.SortRows(PlanNode.CollectionScan _, _, _) -> true;
      default -> false;
    };
  }

  private FindPlan natural(boolean backwards) {
    HintedIndex.checkNoBounds(terms.options());
    Direction direction = backwards ? Direction.NATURAL_BACKWARDS : Direction.NATURAL;
    return FindPlan.scan(table, terms.filter(), terms.visibility(), terms.sort(), direction);
  }

  private FindPlan hinted() {
    UsableIndex index = HintedIndex.of(table, terms.options().hint());
    if (terms.visibility() != Visibility.LIVE) {
      return FindPlan.plain(table, terms.filter(), terms.visibility(), terms.sort());
    }
    Optional<IndexBounds> bounds = HintedIndex.bounds(index.spec(), terms.options());
    if (bounds.isEmpty() && isIds(index.spec())) {
      Optional<FindPlan> byIds =
          FindPlan.byIds(table, terms.filter(), terms.visibility(), terms.sort());
      if (byIds.isPresent()) {
        return byIds.get();
      }
    }
    Optional<FindPlan> distinct = bounds.isEmpty() ? distinct(List.of(index)) : Optional.empty();
    if (distinct.isPresent()) {
      return distinct.get();
    }
    PlanNode node =
        bounds
            .map(given -> Planner.within(request(), index, given))
            .orElseGet(() -> Planner.hinted(request(), index));
    return FindPlan.indexed(table, node, List.of(), terms.visibility());
  }

  private static boolean isIds(IndexSpec spec) {
    return spec.equals(KeyTable.ID);
  }
}
