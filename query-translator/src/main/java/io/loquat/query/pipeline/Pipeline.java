package io.loquat.query.pipeline;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.context.QueryContext;
import io.loquat.query.filter.Filter;
import io.loquat.query.filter.Filters;
import io.loquat.query.index.IndexSpec;
import io.loquat.query.plan.DistinctField;
import io.loquat.query.plan.NearSearch;
import io.loquat.query.projection.Projection;
import io.loquat.query.sort.Sort;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.BsonDocument;

/** A parsed aggregation pipeline. Immutable. */
public final class Pipeline {
  /** The stages that a pipeline over no collection can begin with, whether supported or not. */
  public static final Set<String> NEED_NO_COLLECTION =
      Set.of(
          "$changeStream",
          "$currentOp",
          Documents.NAME,
          "$listClusterCatalog",
          "$listLocalSessions",
          "$listMqlEntities",
          "$listSampledQueries",
          QuerySettings.NAME,
          "$queryStats",
          "$shardedDataDistribution");

  private static final int STAGES_MAX = 1000;

  private final Head head;
  private final List<Stage> tail;
  private final List<BsonDocument> written;

  Pipeline(Head head, List<Stage> tail) {
    this(head, tail, List.of());
  }

  private Pipeline(Head head, List<Stage> tail, List<BsonDocument> written) {
    this.head = head;
    this.tail = List.copyOf(tail);
    this.written = List.copyOf(written);
  }

  /** The same with what the stages were parsed from. */
  private Pipeline writtenAs(List<BsonDocument> stages) {
    return new Pipeline(head, tail, stages.subList(stages.size() - tail.size(), stages.size()));
  }

  /**
   * Parses the stages.
   *
   * @throws CommandException 40324 for an unrecognized stage; a clear error for one that is known
   *     but not supported yet
   */
  public static Pipeline parse(List<BsonDocument> stages, QueryContext context) {
    if (stages.size() > STAGES_MAX) {
      throw new CommandException(
          ErrorCode.location(7749501),
          "Pipeline length must be no longer than " + STAGES_MAX + " stages");
    }
    List<Stage> parsed = parseEach(stages, context);
    parsed.stream().skip(1).forEach(Pipeline::checkNotFirst);
    return HeadBuilder.split(parsed).writtenAs(stages);
  }

  /**
   * Checks a stage that does not read a collection's documents as they are.
   *
   * @throws CommandException 17313 if it searches for text
   */
  public static void checkNoSearch(BsonDocument stage) {
    Match.checkNoSearch(stage);
  }

  /** Whether stages begin with figures of what they are about, which may be a view. */
  public static boolean isAboutCollection(List<BsonDocument> stages) {
    return !stages.isEmpty() && stages.getFirst().containsKey(CollStats.NAME);
  }

  private static void checkNotFirst(Stage stage) {
    switch (stage) {
      case CollStats _ -> throw onlyFirst(CollStats.NAME);
      case Documents _ -> throw onlyFirst(Documents.NAME);
      case GeoNear _ ->
          throw new CommandException(
              ErrorCode.location(40603),
              GeoNear.NAME + " was not the first stage in the pipeline after optimization.");
      case IndexStats _ -> throw onlyFirst(IndexStats.NAME);
      case PlanCacheStats _ -> throw onlyFirst(PlanCacheStats.NAME);
      case QuerySettings _ -> throw onlyFirst(QuerySettings.NAME);
      default -> {}
    }
  }

  private static CommandException onlyFirst(String name) {
    return new CommandException(
        ErrorCode.location(40602), name + " is only valid as the first stage in a pipeline.");
  }

  /** What the first stage computes of each document, a score or a distance, the others can read. */
  private static List<Stage> parseEach(List<BsonDocument> stages, QueryContext context) {
    List<Stage> parsed = new ArrayList<>(stages.size());
    QueryContext meaning = context;
    for (BsonDocument stage : stages) {
      if (!parsed.isEmpty()) {
        Match.checkNoSearch(stage);
      }
      parsed.add(Stages.parse(stage, meaning));
      if (parsed.size() == 1) {
        meaning = besideFirst(parsed.getFirst(), context);
      }
    }
    return parsed;
  }

  private static QueryContext besideFirst(Stage first, QueryContext context) {
    return switch (first) {
      case Match(var filter) -> Filters.beside(filter, context);
      case GeoNear near -> Filters.beside(near.filter(), context);
      default -> context;
    };
  }

  /** Whether a geospatial index of the collection has to say which field is meant. */
  public boolean wantsGeoField() {
    return !tail.isEmpty() && tail.getFirst() instanceof GeoNear near && near.key().isEmpty();
  }

  /** The same where that is known. */
  public Pipeline withGeoField(String path) {
    List<Stage> stages = new ArrayList<>(tail);
    if (stages.getFirst() instanceof GeoNear near) {
      stages.set(0, near.at(path));
    }
    return HeadBuilder.split(stages).writtenAs(written);
  }

  /**
   * The same without a need for an index, if it begins with a search that none of these answers.
   */
  public Pipeline scanningWithout(List<IndexSpec> indexes) {
    if (tail.isEmpty()
        || !(tail.getFirst() instanceof GeoNear near)
        || indexes.stream().anyMatch(index -> NearSearch.answers(index, near.condition()))) {
      return this;
    }
    List<Stage> stages = new ArrayList<>(tail);
    stages.set(0, new GeoNearScan(near));
    return HeadBuilder.split(stages).writtenAs(written);
  }

  /** Whether it begins with documents of its own, and so needs no collection. */
  public boolean bringsDocuments() {
    return !tail.isEmpty()
        && (tail.getFirst() instanceof Documents || tail.getFirst() instanceof QuerySettings);
  }

  /** Whether it is about the collection's indexes, and wants a document for each. */
  public boolean asksForIndexes() {
    return !tail.isEmpty() && tail.getFirst() instanceof IndexStats;
  }

  /** Whether it is about the plans that are remembered for the collection. */
  public boolean asksForPlans() {
    return !tail.isEmpty() && tail.getFirst() instanceof PlanCacheStats;
  }

  /** What it asks of the collection as such, if it begins with that: {@link #run} is given it. */
  public Optional<CollStats> collStats() {
    return !tail.isEmpty() && tail.getFirst() instanceof CollStats stats
        ? Optional.of(stats)
        : Optional.empty();
  }

  /** Whether the documents of the collection are not its input. */
  public boolean bringsItsInput() {
    return bringsDocuments() || asksForIndexes() || asksForPlans() || collStats().isPresent();
  }

  /**
   * What the store can answer of the pipeline's beginning, as {@code find} would: filter, then
   * sort, then skip, then limit. {@link #run} does the rest.
   *
   * @param skip 0 for none
   * @param limit 0 for none
   */
  public record Head(Filter filter, Optional<Sort> sort, long skip, long limit) {}

  public Head head() {
    return head;
  }

  /**
   * If the whole pipeline after {@link #head} only counts documents ({@code $count}, or {@code
   * $group} with a constant {@code _id} and {@code {$sum: 1}}), the replies made of that count.
   */
  public Optional<CountTail> countTail() {
    if (tail.size() != 1) {
      return Optional.empty();
    }
    return switch (tail.getFirst()) {
      case Count count -> Optional.of(count);
      case Group group -> group.countTail();
      default -> Optional.empty();
    };
  }

  /**
   * The field, if after {@link #head} the pipeline groups by it, and makes nothing else of the
   * documents: then one of each group is enough.
   */
  public Optional<DistinctField> distinct() {
    boolean plain = head.sort().isEmpty() && head.skip() == 0 && head.limit() == 0;
    return plain && !tail.isEmpty() && tail.getFirst() instanceof Group group
        ? group.distinct()
        : Optional.empty();
  }

  /** Turns a count of documents into the pipeline's result. */
  @FunctionalInterface
  public interface CountTail {
    List<BsonDocument> result(long count);
  }

  /** Runs the stages after the head over the documents that the head gave, lazily. */
  public Iterator<BsonDocument> run(Iterator<StageDocument> documents) {
    Iterator<StageDocument> output = documents;
    for (Stage stage : tail) {
      output = stage.run(output);
    }
    return new Results(output);
  }

  /** As {@link #run}, with figures of each stage. */
  public MeasuredRun measure(Iterator<StageDocument> documents) {
    return new MeasuredRun(tail, documents);
  }

  /** The stages after the head as they were written. */
  public List<BsonDocument> written() {
    return written;
  }

  /** The projection with which the stages after the head begin, if they do. */
  public Optional<Projection> projection() {
    return !tail.isEmpty() && tail.getFirst() instanceof Project(Projection projection)
        ? Optional.of(projection)
        : Optional.empty();
  }

  /**
   * The paths that are all that the stages after the head read of a document; empty if they may
   * read others, or what {@code $meta} tells.
   */
  public Optional<Set<String>> paths() {
    return projection()
        .filter(_ -> written.stream().noneMatch(stage -> stage.toJson().contains("\"$meta")))
        .flatMap(Projection::paths);
  }

  /** What comes out at the end. */
  record Results(Iterator<StageDocument> output) implements Iterator<BsonDocument> {
    @Override
    public boolean hasNext() {
      return output.hasNext();
    }

    @Override
    public BsonDocument next() {
      return output.next().document();
    }
  }
}
