package io.loquat.query.pipeline;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.context.QueryContext;
import java.util.List;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** The catalogue of stages, by name. Immutable. */
final class Stages {
  static final List<Entry> ALL =
      List.of(
          new Entry(
              "$addFields", (value, context) -> AddFields.parse("$addFields", value, context)),
          new Entry(CollStats.NAME, CollStats::parse),
          new Entry("$count", Count::parse),
          new Entry(Documents.NAME, Documents::parse),
          new Entry(GeoNear.NAME, GeoNear::parse),
          new Entry("$group", Group::parse),
          new Entry(IndexStats.NAME, IndexStats::parse),
          new Entry("$limit", Limit::parse),
          new Entry("$match", Match::parse),
          new Entry(PlanCacheStats.NAME, PlanCacheStats::parse),
          new Entry("$project", Project::parse),
          new Entry(QuerySettings.NAME, QuerySettings::parse),
          new Entry("$replaceRoot", ReplaceRoot::parse),
          new Entry("$replaceWith", ReplaceRoot::parseReplaceWith),
          new Entry("$set", (value, context) -> AddFields.parse("$set", value, context)),
          new Entry("$skip", Skip::parse),
          new Entry("$sort", SortStage::parse),
          new Entry("$sortByCount", SortByCount::parse),
          new Entry("$unset", Unset::parse),
          new Entry("$unwind", Unwind::parse));

  /** MongoDB's other stages: known, so that the client hears that they are not supported yet. */
  static final Set<String> UNSUPPORTED =
      Set.of(
          "$bucket",
          "$bucketAuto",
          "$changeStream",
          "$changeStreamSplitLargeEvent",
          "$currentOp",
          "$densify",
          "$facet",
          "$fill",
          "$graphLookup",
          "$listClusterCatalog",
          "$listLocalSessions",
          "$listSampledQueries",
          "$listSearchIndexes",
          "$listSessions",
          "$lookup",
          "$merge",
          "$out",
          "$queryStats",
          "$rankFusion",
          "$redact",
          "$sample",
          "$score",
          "$scoreFusion",
          "$search",
          "$searchMeta",
          "$setWindowFields",
          "$shardedDataDistribution",
          "$unionWith",
          "$vectorSearch");

  private Stages() {}

  static Stage parse(BsonDocument stage, QueryContext context) {
    if (stage.size() != 1) {
      throw new CommandException(
          ErrorCode.location(40323),
          "A pipeline stage specification object must contain exactly one field.");
    }
    String name = stage.getFirstKey();
    for (Entry entry : ALL) {
      if (entry.name.equals(name)) {
        return entry.parser.parse(stage.getOrDefault(name, stage), context);
      }
    }
    if (UNSUPPORTED.contains(name)) {
      throw new CommandException(
          ErrorCode.COMMAND_NOT_SUPPORTED, "The stage " + name + " is not supported yet");
    }
    throw new CommandException(
        ErrorCode.location(40324), "Unrecognized pipeline stage name: '" + name + "'");
  }

  record Entry(String name, Parser parser) {}

  /** Makes a stage of its argument. */
  @FunctionalInterface
  interface Parser {
    Stage parse(BsonValue argument, QueryContext context);
  }
}
