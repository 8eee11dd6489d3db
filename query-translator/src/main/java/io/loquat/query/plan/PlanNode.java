package io.loquat.query.plan;

import io.loquat.query.filter.Filter;
import io.loquat.query.index.IndexSpec;
import io.loquat.query.index.MultikeyPaths;
import io.loquat.query.sort.Sort;
import io.loquat.query.text.TextSearch;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.BsonValue;

/** A plan, or a part of one: MongoDB's stages by their meaning. Immutable. */
public sealed interface PlanNode {
  /** The indexes that it reads, each once. */
  default Set<IndexSpec> indexes() {
    return switch (this) {
      case IndexScan scan -> Set.of(scan.index());
      case CountScan count -> Set.of(count.index());
      case DistinctScan distinct -> Set.of(distinct.index());
      case TextMatch text -> Set.of(text.index());
      case GeoNear near -> Set.of(near.search().index());
      case CoveredScan(IndexScan scan, _) -> scan.indexes();
      case Fetch(PlanNode input, _) -> input.indexes();
      case SortRows(PlanNode input, _, _) -> input.indexes();
      case Or(List<PlanNode> inputs) -> indexes(inputs);
      case SortMerge(List<PlanNode> inputs, _) -> indexes(inputs);
      case IdLookup _, Nothing _, CollectionScan _ -> Set.of();
    };
  }

  /**
   * The scan whose keys are the matches, if nothing is asked of their documents but to be shown.
   */
  default Optional<IndexScan> scanAlone() {
    return switch (this) {
      case Fetch(IndexScan scan, Optional<Filter> residual) when residual.isEmpty() ->
          Optional.of(scan);
      case CoveredScan(IndexScan scan, Optional<Filter> residual) when residual.isEmpty() ->
          Optional.of(scan);
      default -> Optional.empty();
    };
  }

  private static Set<IndexSpec> indexes(List<PlanNode> nodes) {
    return nodes.stream().flatMap(node -> node.indexes().stream()).collect(Collectors.toSet());
  }

  /** Gives nothing: the filter cannot match, or there is no collection. {@code EOF}. */
  record Nothing() implements PlanNode {}

  /**
   * Reads every document in natural order and gives those that match. {@code COLLSCAN}.
   *
   * @param filter empty if every document is given
   */
  record CollectionScan(Optional<Filter> filter, boolean backwards) implements PlanNode {}

  /**
   * Reads the documents of some {@code _id}s. {@code IDHACK}, or by several.
   *
   * @param residual what the documents are asked besides
   */
  record IdLookup(List<BsonValue> ids, Optional<Filter> residual) implements PlanNode {
    public IdLookup {
      ids = List.copyOf(ids);
    }
  }

  /**
   * Gives the places of the documents whose keys lie in some bounds, each once, in the order of the
   * keys. {@code IXSCAN}.
   *
   * @param multikey where arrays have been met in the index
   */
  record IndexScan(IndexSpec index, MultikeyPaths multikey, IndexBounds bounds, boolean backwards)
      implements PlanNode {}

  /**
   * Gives what keys tell of their documents, and of those that match. {@code IXSCAN}, where no
   * {@code FETCH} is above. A document is read only where its key does not tell it.
   *
   * @param residual what the bounds do not settle
   */
  record CoveredScan(IndexScan scan, Optional<Filter> residual) implements PlanNode {}

  /**
   * Reads the documents at places, and gives those that match. {@code FETCH}.
   *
   * @param residual what the bounds below do not settle
   */
  record Fetch(PlanNode input, Optional<Filter> residual) implements PlanNode {}

  /** Gives what any of the inputs gives, each once. {@code OR}. */
  record Or(List<PlanNode> inputs) implements PlanNode {
    public Or {
      inputs = List.copyOf(inputs);
    }
  }

  /**
   * Gives what any of the inputs gives, each once; all have the order. {@code SORT_MERGE}.
   *
   * @param inputs index scans that have one value in each field before the first of the sort, and
   *     what fetches from such
   */
  record SortMerge(List<PlanNode> inputs, Sort sort) implements PlanNode {
    public SortMerge {
      inputs = List.copyOf(inputs);
    }

    /** How many bytes of the keys of such a scan come before those that are merged. */
    public int fixedBytes(IndexScan scan) {
      return SortMerges.fixedBytes(scan, sort);
    }
  }

  /**
   * Sorts. {@code SORT}.
   *
   * @param limit how many are wanted; 0 for all
   */
  record SortRows(PlanNode input, Sort sort, long limit) implements PlanNode {}

  /** Counts keys without a look at documents. {@code COUNT_SCAN}. */
  record CountScan(IndexSpec index, MultikeyPaths multikey, IndexBounds bounds)
      implements PlanNode {}

  /**
   * Gives one document for each different value of one field of the index, as far as keys tell it.
   * {@code DISTINCT_SCAN}.
   *
   * @param fields how many fields of the key pattern, from the first on, make the value
   */
  record DistinctScan(IndexSpec index, MultikeyPaths multikey, IndexBounds bounds, int fields)
      implements PlanNode {}

  /**
   * Gives the matches of {@code $text}, found in a text index. {@code TEXT_MATCH}.
   *
   * @param before the values of matches in the fields before the terms
   * @param filter the search as a condition on documents
   * @param scored whether the order needs what the terms count
   */
  record TextMatch(
      IndexSpec index, List<BsonValue> before, TextSearch search, Filter filter, boolean scored)
      implements PlanNode {
    public TextMatch {
      before = List.copyOf(before);
    }
  }

  /**
   * Gives the matches of {@code $near} by distance. {@code GEO_NEAR_2D}, {@code GEO_NEAR_2DSPHERE}.
   *
   * @param residual what the documents are asked besides
   */
  record GeoNear(NearSearch search, Optional<Filter> residual) implements PlanNode {}
}
