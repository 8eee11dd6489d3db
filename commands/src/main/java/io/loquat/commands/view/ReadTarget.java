package io.loquat.commands.view;

import io.loquat.commands.CommandContext;
import io.loquat.commands.argument.Collations;
import io.loquat.commands.argument.QueryTerms;
import io.loquat.commands.timeseries.Buckets;
import io.loquat.commands.timeseries.TimeSeries;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.model.Namespace;
import io.loquat.query.collation.Collation;
import io.loquat.query.context.QueryContext;
import io.loquat.store.CollectionInfo;
import io.loquat.store.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;

/**
 * What a read of a namespace reads below: the documents of a collection, through the stages of the
 * views above it. Immutable.
 *
 * @param source where the documents are
 * @param collection what the catalog has there
 * @param stages of the views, those of the lowest first
 * @param collation the default one
 * @param view whether it is read through a view, whose collation holds and no other
 */
public record ReadTarget(
    Namespace source,
    Optional<CollectionInfo> collection,
    List<BsonDocument> stages,
    Collation collation,
    boolean view) {

  /** The target of a read of the command's namespace. May have to open a file. */
  public static ReadTarget of(CommandContext context) {
    Optional<CollectionInfo> found = context.collection();
    return through(context, found).orElseGet(() -> plain(context.namespace(), found));
  }

  /** The namespace itself, whatever a view would read below. */
  public static ReadTarget itself(CommandContext context) {
    return plain(context.namespace(), context.collection());
  }

  /**
   * The target of a read that is an aggregation below: that of a view or of a time-series
   * collection; empty for any other collection.
   */
  public static Optional<ReadTarget> through(
      CommandContext context, Optional<CollectionInfo> found) {
    if (found.isEmpty()) {
      refuseBuckets(context);
    }
    if (found.isEmpty() || !isAggregated(found.get())) {
      return Optional.empty();
    }
    return Optional.of(
        ViewDefinition.of(found.get())
            .map(
                view ->
                    context
                        .store()
                        .read(
                            context.database(),
                            context.deadline(),
                            snapshot -> resolve(snapshot, view)))
            .orElseGet(() -> plain(context.namespace(), found)));
  }

  /** A time-series collection has no buckets to be read; where there is none, nothing is found. */
  private static void refuseBuckets(CommandContext context) {
    Optional<CollectionInfo> owner = Buckets.owner(context);
    if (owner.isPresent()) {
      throw new CommandException(
          ErrorCode.COMMAND_NOT_SUPPORTED,
          "There are no buckets to be read: %s holds each measurement as a document"
              .formatted(owner.get().namespace()));
    }
  }

  /** Whether reads of it are aggregations. */
  public static boolean isAggregated(CollectionInfo collection) {
    return collection.isView() || TimeSeries.of(collection).isPresent();
  }

  private static ReadTarget plain(Namespace namespace, Optional<CollectionInfo> found) {
    Collation collation =
        found.map(CollectionInfo::options).map(Collations::defaultOf).orElse(Collation.SIMPLE);
    return new ReadTarget(namespace, found, List.of(), collation, false);
  }

  private static ReadTarget resolve(Snapshot snapshot, ViewDefinition view) {
    List<BsonDocument> stages = new ArrayList<>(view.pipeline());
    Namespace source = new Namespace(view.namespace().database(), view.viewOn());
    Optional<CollectionInfo> collection = snapshot.collection(source.collection());
    Optional<ViewDefinition> lower = collection.flatMap(ViewDefinition::of);
    for (int depth = 1; lower.isPresent(); depth++) {
      if (depth >= ViewGraph.DEPTH_MAX) {
        throw new CommandException(
            ErrorCode.VIEW_DEPTH_LIMIT_EXCEEDED,
            "View depth too deep or view cycle detected; maximum depth is " + ViewGraph.DEPTH_MAX);
      }
      stages.addAll(0, lower.get().pipeline());
      source = new Namespace(source.database(), lower.get().viewOn());
      collection = snapshot.collection(source.collection());
      lower = collection.flatMap(ViewDefinition::of);
    }
    return new ReadTarget(source, collection, List.copyOf(stages), view.collation(), true);
  }

  /** The stages of the views, and then these. */
  public List<BsonDocument> followedBy(List<BsonDocument> own) {
    List<BsonDocument> all = new ArrayList<>(stages);
    all.addAll(own);
    return all;
  }

  /**
   * What a command says that reads the target.
   *
   * @throws CommandException OptionNotSupportedOnView (167) for another collation than the view's
   */
  public QueryContext meaning(QueryTerms terms) {
    Optional<Collation> own = terms.collation();
    if (view && own.isPresent() && !own.get().description().equals(collation.description())) {
      throw new CommandException(
          ErrorCode.OPTION_NOT_SUPPORTED_ON_VIEW,
          "Cannot override a view's default collation " + source);
    }
    return terms.under(collation.texts(), collection.flatMap(CollectionInfo::textIndex));
  }
}
