package io.loquat.commands.explain;

import io.loquat.query.filter.Filter;
import io.loquat.query.filter.Filters;
import io.loquat.query.index.IndexSpec;
import io.loquat.query.index.MultikeyPaths;
import io.loquat.query.plan.NearSearch;
import io.loquat.query.plan.PlanNode;
import io.loquat.query.sort.Sort;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * A plan as MongoDB's tree of stages. Immutable.
 *
 * @param figures what is known of a node's run, put behind its name; an empty document if nothing
 */
public record PlanStages(Function<PlanNode, BsonDocument> figures) {
  static final int INDEX_VERSION = 2;

  /** Of a plan that was not run. */
  public static final PlanStages PLANNED = new PlanStages(_ -> new BsonDocument());

  /** The stage of a node, with those below. */
  public BsonDocument of(PlanNode node) {
    return switch (node) {
      case PlanNode.Nothing _ -> stage(node, "EOF");
      case PlanNode.CollectionScan(Optional<Filter> filter, boolean backwards) ->
          filtered(stage(node, "COLLSCAN"), filter).append("direction", direction(backwards));
      case PlanNode.IdLookup(List<BsonValue> ids, Optional<Filter> residual) ->
          idLookup(node, ids, residual);
      case PlanNode.IndexScan scan -> indexScan(stage(scan, "IXSCAN"), scan);
      case PlanNode.CoveredScan(PlanNode.IndexScan scan, Optional<Filter> residual) ->
          filtered(indexScan(stage(node, "IXSCAN"), scan), residual);
      case PlanNode.Fetch(PlanNode input, Optional<Filter> residual) ->
          filtered(stage(node, "FETCH"), residual).append("inputStage", of(input));
      case PlanNode.Or(List<PlanNode> inputs) ->
          stage(node, "OR").append("inputStages", all(inputs));
      case PlanNode.SortMerge(List<PlanNode> inputs, Sort sort) ->
          stage(node, "SORT_MERGE")
              .append("sortPattern", sort.pattern())
              .append("inputStages", all(inputs));
      case PlanNode.SortRows sort -> sorted(sort);
      case PlanNode.CountScan count ->
          index(stage(node, "COUNT_SCAN"), count.index(), count.multikey())
              .append(
                  "indexBounds",
                  BoundsText.ofCount(
                      new PlanNode.IndexScan(
                          count.index(), count.multikey(), count.bounds(), false)));
      case PlanNode.DistinctScan distinct -> distinct(distinct);
      case PlanNode.TextMatch text -> TextStage.of(stage(text, "TEXT_MATCH"), text);
      case PlanNode.GeoNear(NearSearch search, Optional<Filter> residual) ->
          filtered(named(stage(node, geoStage(search.index())), search.index()), residual);
    };
  }

  private BsonDocument stage(PlanNode node, String name) {
    BsonDocument stage = new BsonDocument("stage", new BsonString(name));
    stage.putAll(figures.apply(node));
    return stage;
  }

  /** Of one {@code _id} and nothing else IDHACK, else what MongoDB makes of that. */
  private BsonDocument idLookup(PlanNode node, List<BsonValue> ids, Optional<Filter> residual) {
    if (ids.isEmpty()) {
      return stage(node, "EOF");
    }
    if (ids.size() == 1 && residual.isEmpty()) {
      return id(stage(node, "IDHACK"));
    }
    BsonDocument own = figures.apply(node);
    BsonDocument fetch = new BsonDocument("stage", new BsonString("FETCH"));
    BsonDocument keys = id(new BsonDocument("stage", new BsonString("IXSCAN")));
    own.forEach((name, value) -> (name.equals("keysExamined") ? keys : fetch).append(name, value));
    return filtered(fetch, residual)
        .append(
            "inputStage",
            keys.append("direction", direction(false))
                .append("indexBounds", new BsonDocument("_id", BoundsText.points(ids))));
  }

  private static BsonDocument id(BsonDocument stage) {
    return stage
        .append("keyPattern", new BsonDocument("_id", new BsonInt32(1)))
        .append("indexName", new BsonString("_id_"));
  }

  private static BsonDocument indexScan(BsonDocument stage, PlanNode.IndexScan scan) {
    BsonDocument shown = index(stage, scan.index(), scan.multikey());
    if (WildcardPattern.isScanned(scan)) {
      shown.put("keyPattern", WildcardPattern.keyPattern(scan));
      shown.put("multiKeyPaths", WildcardPattern.multikeyPaths(scan));
    }
    return shown
        .append("direction", direction(scan.backwards()))
        .append("indexBounds", BoundsText.of(scan));
  }

  /** Under a collation keys are no values: MongoDB fetches documents then. */
  private BsonDocument distinct(PlanNode.DistinctScan distinct) {
    BsonDocument scan =
        index(stage(distinct, "DISTINCT_SCAN"), distinct.index(), distinct.multikey())
            .append("direction", direction(false))
            .append(
                "indexBounds",
                BoundsText.of(
                    new PlanNode.IndexScan(
                        distinct.index(), distinct.multikey(), distinct.bounds(), false)));
    String path = distinct.index().fields().get(distinct.fields() - 1).path();
    boolean covered = distinct.index().collation().description().isEmpty();
    BsonDocument projected = new BsonDocument("_id", new BsonInt32(path.equals("_id") ? 1 : 0));
    projected.put(path, new BsonInt32(1));
    return new BsonDocument("stage", new BsonString(projection(covered, path)))
        .append("transformBy", projected)
        .append(
            "inputStage",
            covered
                ? scan
                : new BsonDocument("stage", new BsonString("FETCH")).append("inputStage", scan));
  }

  private static String projection(boolean covered, String path) {
    if (covered) {
      return "PROJECTION_COVERED";
    }
    return path.contains(".") ? "PROJECTION_DEFAULT" : "PROJECTION_SIMPLE";
  }

  private static BsonDocument index(BsonDocument stage, IndexSpec spec, MultikeyPaths multikey) {
    named(stage, spec);
    if (!spec.collation().description().isEmpty()) {
      stage.append("collation", spec.collation().description());
    }
    return stage
        .append("isMultiKey", BsonBoolean.valueOf(multikey.isMultikey()))
        .append("multiKeyPaths", multikeyPaths(spec, multikey))
        .append("isUnique", BsonBoolean.valueOf(spec.unique()))
        .append("isSparse", BsonBoolean.valueOf(spec.sparse()))
        .append("isPartial", BsonBoolean.valueOf(spec.partialFilter().isPresent()))
        .append("indexVersion", new BsonInt32(INDEX_VERSION));
  }

  private static BsonDocument named(BsonDocument stage, IndexSpec spec) {
    return stage
        .append("keyPattern", spec.keyPattern())
        .append("indexName", new BsonString(spec.name()));
  }

  private static BsonDocument multikeyPaths(IndexSpec spec, MultikeyPaths multikey) {
    BsonDocument paths = new BsonDocument();
    for (int field = 0; field < spec.fields().size(); field++) {
      List<String> names = spec.fields().get(field).names();
      List<BsonValue> arrays = new ArrayList<>();
      for (int count = 1; count <= names.size(); count++) {
        if (multikey.isArrayAt(field, count)) {
          arrays.add(new BsonString(String.join(".", names.subList(0, count))));
        }
      }
      paths.append(spec.fields().get(field).path(), new BsonArray(arrays));
    }
    return paths;
  }

  private BsonDocument sorted(PlanNode.SortRows sort) {
    BsonDocument stage =
        stage(sort, "SORT")
            .append("sortPattern", sort.sort().pattern())
            .append("type", new BsonString("simple"));
    if (sort.limit() > 0) {
      stage.append("limitAmount", new BsonInt64(sort.limit()));
    }
    return stage.append("inputStage", of(sort.input()));
  }

  private BsonArray all(List<PlanNode> nodes) {
    return new BsonArray(nodes.stream().map(this::of).toList());
  }

  private static BsonDocument filtered(BsonDocument stage, Optional<Filter> filter) {
    filter.ifPresent(left -> stage.append("filter", Filters.describe(left)));
    return stage;
  }

  private static BsonString direction(boolean backwards) {
    return new BsonString(backwards ? "backward" : "forward");
  }

  private static String geoStage(IndexSpec spec) {
    return spec.keyPattern().containsValue(new BsonString("2d"))
        ? "GEO_NEAR_2D"
        : "GEO_NEAR_2DSPHERE";
  }
}
