package io.loquat.query.plan;

import io.loquat.query.filter.Filter;
import io.loquat.query.filter.Filters;
import io.loquat.query.filter.IndexCondition;
import io.loquat.query.plan.PlanNode.IndexScan;
import io.loquat.query.sort.Sort;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Chooses how a query is answered. Immutable.
 *
 * <p>As MongoDB does, it takes an index wherever one bounds the filter or gives the sort. Among
 * several it takes the one that is to read the fewest keys, which it finds out by counting a few.
 */
public final class Planner {
  /** A count goes no further: what is above is all the same. */
  private static final long KEYS_COUNTED_MAX = 1_000;

  /** What is remembered is looked at again once it reads so many times more keys. */
  private static final long WORSE = 10;

  private static final long KEYS_ALIKE = 10;

  /** What a key costs whose document is not read. */
  private static final double COVERED_COST = 0.5;

  private final List<UsableIndex> indexes;
  private final PlanStatistics statistics;
  private final PlanMemory memory;

  public Planner(List<UsableIndex> indexes, PlanStatistics statistics, PlanMemory memory) {
    this.indexes = List.copyOf(indexes);
    this.statistics = statistics;
    this.memory = memory;
  }

  /** The best plan; a collection scan if no index helps. */
  public PlanChoice plan(PlanRequest request) {
    if (request.natural().isPresent()) {
      return PlanChoice.only(scan(request));
    }
    List<Candidate> candidates = candidates(request);
    return switch (candidates.size()) {
      case 0 -> PlanChoice.only(scan(request));
      case 1 -> PlanChoice.only(candidates.getFirst().node());
      default -> choose(request, candidates);
    };
  }

  /** The plan with an index that the client names. */
  public static PlanNode hinted(PlanRequest request, UsableIndex index) {
    return new IndexCandidates(request).hinted(index).node();
  }

  /** The plan with an index and bounds that the client names. */
  public static PlanNode within(PlanRequest request, UsableIndex index, IndexBounds bounds) {
    return new IndexCandidates(request).within(index, bounds);
  }

  /**
   * The plan of a query that asks for what is near.
   *
   * @param indexes those that may be used
   * @throws io.loquat.model.CommandException NoQueryExecutionPlans (291) if none of them can answer
   */
  public static PlanNode near(PlanRequest request, List<UsableIndex> indexes) {
    return NearCandidates.plan(request, indexes);
  }

  /**
   * The plan that reads one document for each value of a field.
   *
   * @param indexes those that may be used
   * @return empty if none of them has the field for all matches and for nothing else
   */
  public static Optional<PlanNode> distinct(
      PlanRequest request, DistinctField field, List<UsableIndex> indexes) {
    return DistinctCandidates.plan(request, field, indexes);
  }

  /** The plan without an index. */
  public static PlanNode scan(PlanRequest request) {
    Optional<Filter> filter =
        Optional.of(request.filter()).filter(given -> !(given instanceof Filter.All));
    boolean backwards = request.natural().orElse(1) < 0;
    PlanNode scan = new PlanNode.CollectionScan(filter, backwards);
    return request.sort().isEmpty() || request.natural().isPresent()
        ? scan
        : new PlanNode.SortRows(scan, request.sort().get(), request.rowsWanted());
  }

  private List<Candidate> candidates(PlanRequest request) {
    IndexCandidates single = new IndexCandidates(request);
    List<Candidate> candidates = new ArrayList<>();
    boolean searches = Filters.textSearch(request.filter()).isPresent();
    if (searches) {
      TextCandidates.of(request, indexes).ifPresent(candidates::add);
    } else {
      indexes.forEach(index -> single.of(index).ifPresent(candidates::add));
    }
    for (IndexCondition part : single.parts()) {
      if (part instanceof IndexCondition.Any any
          && (!searches || Filters.textSearch(any.origin()).isPresent())) {
        union(request, any, single.parts()).ifPresent(candidates::add);
        merge(request, any, single.parts()).ifPresent(candidates::add);
      }
    }
    return candidates;
  }

  /** A scan for each branch, if each has an index; the other conditions help in each of them. */
  private Optional<Candidate> union(
      PlanRequest request, IndexCondition.Any any, List<IndexCondition> parts) {
    List<Filter> others = others(any, parts);
    List<PlanNode> inputs = new ArrayList<>();
    List<IndexScan> scans = new ArrayList<>();
    for (Filter branch : any.branches()) {
      List<Filter> all = new ArrayList<>(List.of(branch));
      all.addAll(others);
      PlanRequest inner = new PlanRequest(Filters.and(all), Optional.empty(), 0);
      List<Candidate> candidates = candidates(inner);
      if (candidates.isEmpty()) {
        return Optional.empty();
      }
      Candidate best = best(inner, candidates);
      inputs.add(best.node());
      scans.addAll(best.scans());
    }
    PlanNode union = new PlanNode.Or(inputs);
    boolean sorts = request.sort().isPresent();
    PlanNode node =
        sorts ? new PlanNode.SortRows(union, request.sort().get(), request.rowsWanted()) : union;
    return Optional.of(new Candidate("$or", node, scans, sorts, 0, false, false));
  }

  /**
   * The same where the best scan of each branch that bounds it gives the order. Not with several
   * {@code $or}s side by side: each would be looked at within each.
   */
  private Optional<Candidate> merge(
      PlanRequest request, IndexCondition.Any any, List<IndexCondition> parts) {
    long branching = parts.stream().filter(IndexCondition.Any.class::isInstance).count();
    if (request.sort().isEmpty() || branching > 1) {
      return Optional.empty();
    }
    Sort sort = request.sort().get();
    List<Filter> others = others(any, parts);
    List<PlanNode> inputs = new ArrayList<>();
    List<IndexScan> scans = new ArrayList<>();
    for (Filter branch : any.branches()) {
      List<Filter> all = new ArrayList<>(List.of(branch));
      all.addAll(others);
      PlanRequest inner = new PlanRequest(Filters.and(all), request.sort(), request.rowsWanted());
      List<Candidate> ordered =
          candidates(inner).stream()
              .filter(candidate -> !SortMerges.inputs(candidate, sort).isEmpty())
              .toList();
      if (ordered.isEmpty() || inputs.size() > SortMerges.SCANS_MAX) {
        return Optional.empty();
      }
      Candidate best = best(inner, ordered);
      inputs.addAll(SortMerges.inputs(best, sort));
      scans.addAll(best.scans());
    }
    return inputs.size() > SortMerges.SCANS_MAX
        ? Optional.empty()
        : Optional.of(
            new Candidate(
                "$or merged", new PlanNode.SortMerge(inputs, sort), scans, false, 1, false, false));
  }

  private static List<Filter> others(IndexCondition.Any any, List<IndexCondition> parts) {
    List<Filter> others = new ArrayList<>();
    for (IndexCondition part : parts) {
      Filter origin =
          switch (part) {
            case IndexCondition.OnField field -> field.origin();
            case IndexCondition.Other other -> other.origin();
            case IndexCondition.Any another -> another.origin();
            case IndexCondition.All _ -> new Filter.All();
          };
      if (!part.equals(any) && !others.contains(origin)) {
        others.add(origin);
      }
    }
    return others;
  }

  private PlanChoice choose(PlanRequest request, List<Candidate> candidates) {
    String shape = request.shape();
    Optional<PlanMemory.Winner> known = memory.winner(shape);
    Optional<Candidate> winner = known.flatMap(each -> recalled(each, candidates));
    boolean cached = winner.isPresent();
    Candidate best = cached ? winner.get() : best(request, candidates);
    if (!cached) {
      PlanMemory.Winner won = new PlanMemory.Winner(best.label(), keys(best, KEYS_COUNTED_MAX));
      memory.remember(shape, won, request, best.node());
    }
    List<PlanNode> rejected = new ArrayList<>();
    for (Candidate candidate : candidates) {
      if (!candidate.equals(best)) {
        rejected.add(candidate.node());
      }
    }
    return new PlanChoice(best.node(), rejected, cached);
  }

  private Optional<Candidate> recalled(PlanMemory.Winner known, List<Candidate> candidates) {
    long most = Math.min(Math.max(KEYS_ALIKE, known.keys()) * WORSE, KEYS_COUNTED_MAX);
    return candidates.stream()
        .filter(candidate -> candidate.label().equals(known.label()))
        .findFirst()
        .filter(candidate -> candidate.unique() || keys(candidate, most) < most);
  }

  private Candidate best(PlanRequest request, List<Candidate> candidates) {
    if (candidates.size() == 1) {
      return candidates.getFirst();
    }
    for (Candidate candidate : candidates) {
      if (candidate.unique()) {
        return candidate;
      }
    }
    long[] keys = candidates.stream().mapToLong(each -> keys(each, KEYS_COUNTED_MAX)).toArray();
    long fewest = Math.max(1, Arrays.stream(keys).min().orElse(1));
    Comparator<Integer> byCost =
        Comparator.comparingDouble(at -> cost(request, candidates.get(at), keys[at], fewest));
    Comparator<Integer> order =
        byCost
            .thenComparing(at -> candidates.get(at).sorts())
            .thenComparing(at -> !candidates.get(at).settled())
            .thenComparing(at -> !candidates.get(at).covered())
            .thenComparing(at -> -candidates.get(at).bound());
    return IntStream.range(0, candidates.size())
        .boxed()
        .min(order)
        .map(candidates::get)
        .orElseThrow();
  }

  /**
   * No more than the fewest keys can be matches; so many must be read to find those wanted. A key
   * without its document costs less, where it is known how many there are.
   */
  private static double cost(PlanRequest request, Candidate candidate, long counted, long fewest) {
    if (candidate.sorts()) {
      return counted * 1.5 + 1;
    }
    boolean cheap = candidate.covered() && counted < KEYS_COUNTED_MAX;
    double keys = cheap ? counted * COVERED_COST : counted;
    boolean few = request.rowsWanted() > 0 && request.rowsWanted() < Long.MAX_VALUE;
    return few ? Math.min(keys, request.rowsWanted() * keys / fewest) : keys;
  }

  private long keys(Candidate candidate, long most) {
    if (candidate.unique()) {
      return 1;
    }
    long keys = 0;
    for (IndexScan scan : candidate.scans()) {
      if (keys < most) {
        keys += statistics.keys(scan.index(), scan.bounds(), most - keys);
      }
    }
    return keys;
  }
}
