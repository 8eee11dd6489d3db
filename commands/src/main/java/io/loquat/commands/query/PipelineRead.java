package io.loquat.commands.query;

import io.loquat.commands.CommandContext;
import io.loquat.commands.argument.HintArgument;
import io.loquat.commands.argument.PipelineArgument;
import io.loquat.commands.argument.QueryTerms;
import io.loquat.commands.cursor.Batches;
import io.loquat.commands.cursor.IteratorBatches;
import io.loquat.commands.explain.Explained;
import io.loquat.commands.index.IndexUses;
import io.loquat.commands.planning.RememberedPlans;
import io.loquat.commands.timeseries.MeasurementSearches;
import io.loquat.commands.timeseries.TimeSeries;
import io.loquat.commands.view.ReadTarget;
import io.loquat.model.BsonOrder;
import io.loquat.model.Namespace;
import io.loquat.query.context.QueryContext;
import io.loquat.query.index.IndexSpec;
import io.loquat.query.pipeline.Pipeline;
import io.loquat.query.pipeline.StageDocument;
import io.loquat.query.plan.IndexHint;
import io.loquat.store.CollectionInfo;
import io.loquat.store.FindQuery;
import io.loquat.store.ReadOptions;
import io.loquat.store.Store.Deadline;
import io.loquat.store.Visibility;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;

/**
 * A pipeline over the documents of a collection: what an {@code aggregate} runs, and any read of a
 * view. Immutable.
 *
 * @param source the collection, which is not the view that the client named
 * @param order of values, as its collation has it
 * @param hint how the documents are to be found
 */
record PipelineRead(
    Namespace source, Pipeline pipeline, Visibility visibility, BsonOrder order, IndexHint hint) {

  static PipelineRead of(Namespace source, List<BsonDocument> stages, QueryContext meaning) {
    return of(source, stages, meaning, IndexHint.NONE);
  }

  private static PipelineRead of(
      Namespace source, List<BsonDocument> stages, QueryContext meaning, IndexHint hint) {
    PipelineArgument read = PipelineArgument.read(stages, meaning);
    return new PipelineRead(source, read.pipeline(), read.visibility(), meaning.order(), hint);
  }

  /** The stages of a command behind those of the views that it reads. */
  static PipelineRead of(CommandContext context, ReadTarget target, List<BsonDocument> own) {
    return target.view() && Pipeline.isAboutCollection(own)
        ? read(context, ReadTarget.itself(context), own)
        : read(context, target, own);
  }

  private static PipelineRead read(
      CommandContext context, ReadTarget target, List<BsonDocument> own) {
    IndexHint hint = HintArgument.read(context.arguments());
    if (target.view()) {
      PipelineArgument.refuseArchived(own);
    }
    QueryTerms terms = QueryTerms.read(context.arguments(), context.queryContext());
    List<BsonDocument> stages = target.followedBy(own);
    Optional<TimeSeries> series = target.collection().flatMap(TimeSeries::of);
    if (series.isPresent()) {
      MeasurementSearches.checkText(stages);
    }
    PipelineRead read = of(target.source(), stages, target.meaning(terms), hint);
    series.ifPresent(measured -> MeasurementSearches.checkNear(measured, stages));
    boolean scans = series.filter(each -> MeasurementSearches.mayScan(each, stages)).isPresent();
    return read.in(target.collection(), scans && hint instanceof IndexHint.None);
  }

  private PipelineRead in(Optional<CollectionInfo> collection, boolean scans) {
    Pipeline known = GeoNearField.in(pipeline, source, collection);
    List<IndexSpec> indexes = collection.map(CollectionInfo::readyIndexes).orElseGet(List::of);
    return new PipelineRead(
        source, scans ? known.scanningWithout(indexes) : known, visibility, order, hint);
  }

  /** What the store answers of the pipeline. */
  FindQuery query(Deadline deadline) {
    Pipeline.Head head = pipeline.head();
    ReadOptions options = ReadOptions.hinted(hint).wanting(pipeline.paths());
    return new FindQuery(
            source, head.filter(), visibility, head.sort(), head.skip(), head.limit(), deadline)
        .with(pipeline.distinct().map(options::distinct).orElse(options));
  }

  /** As {@code explain} shows it. */
  Explained explained(CommandContext context) {
    return new ExplainedPipeline(context, this);
  }

  Batches open(CommandContext context) {
    Optional<Iterator<StageDocument>> own = ownInput(context);
    if (own.isPresent()) {
      return new IteratorBatches(pipeline.run(own.get()), () -> {});
    }
    FindQuery query = query(context.deadline());
    Optional<Pipeline.CountTail> tail = pipeline.countTail();
    if (tail.isPresent()) {
      return new IteratorBatches(tail.get().result(context.store().count(query)));
    }
    return new PipelineBatches(pipeline, stored(context));
  }

  /**
   * What goes into the stages after the head.
   *
   * @param close ends the reading
   */
  record Input(Iterator<StageDocument> documents, Runnable close) {}

  Input input(CommandContext context) {
    Optional<Iterator<StageDocument>> own = ownInput(context);
    if (own.isPresent()) {
      return new Input(own.get(), () -> {});
    }
    StoreDocuments stored = stored(context);
    return new Input(new PipelineBatches.Input(stored), stored::close);
  }

  private StoreDocuments stored(CommandContext context) {
    return new StoreDocuments(context.store().open(query(context.deadline())), context.deadline());
  }

  /** What takes the place of the collection's documents, if the first stage is not about these. */
  private Optional<Iterator<StageDocument>> ownInput(CommandContext context) {
    if (pipeline.bringsDocuments()) {
      return Optional.of(Collections.emptyIterator());
    }
    if (pipeline.asksForIndexes()) {
      return Optional.of(made(IndexUses.documents(context, source)));
    }
    if (pipeline.asksForPlans()) {
      return Optional.of(made(RememberedPlans.documents(context, source)));
    }
    return pipeline
        .collStats()
        .map(figures -> made(List.of(CollectionFigures.of(context, source, figures))));
  }

  private static Iterator<StageDocument> made(List<BsonDocument> documents) {
    return documents.stream().map(StageDocument::made).iterator();
  }
}
