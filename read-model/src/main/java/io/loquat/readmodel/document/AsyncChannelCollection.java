package io.loquat.readmodel.document;

import io.loquat.readmodel.channel.CommandChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;

/** A collection over a channel, without waiting. Immutable. */
record AsyncChannelCollection<T>(CommandChannel channel, CollectionOperations<T> calls)
    implements AsyncDocumentCollection<T> {
  @Override
  public String name() {
    return calls.name();
  }

  @Override
  public Class<T> type() {
    return calls.documents().type();
  }

  @Override
  public DocumentCollection<T> sync() {
    return new ChannelCollection<>(channel, calls);
  }

  /** What is wrong with the arguments fails the stage too. */
  private <R> CompletionStage<R> run(Supplier<Operation<R>> operation) {
    return Stages.start(() -> new Operations(channel).runAsync(operation.get()));
  }

  @Override
  public CompletionStage<InsertOneResult> insertOne(T document, InsertOptions options) {
    return run(() -> calls.insertOne(document, options));
  }

  @Override
  public CompletionStage<InsertManyResult> insertMany(
      Iterable<? extends T> documents, InsertOptions options) {
    return Stages.start(
        () -> {
          Batches.Inserts inserts = Batches.inserts(calls, documents, options);
          return inserts
              .batch()
              .runAsync(new Operations(channel))
              .thenApply(done -> inserts.result());
        });
  }

  @Override
  public CompletionStage<Optional<T>> findOne(Bson filter, FindOptions options) {
    return run(() -> calls.findOne(filter, options));
  }

  @Override
  public CompletionStage<Optional<Versioned<T>>> findOneVersioned(
      Bson filter, FindOptions options) {
    return run(() -> calls.findOneVersioned(filter, options));
  }

  @Override
  public CompletionStage<List<T>> find(Bson filter, FindOptions options) {
    List<T> found = new ArrayList<>();
    return each(filter, options, false, calls.documents()::fromBson, found::add)
        .thenApply(end -> found);
  }

  @Override
  public CompletionStage<List<Versioned<T>>> findVersioned(Bson filter, FindOptions options) {
    List<Versioned<T>> found = new ArrayList<>();
    return each(filter, options, true, calls::versioned, found::add).thenApply(end -> found);
  }

  @Override
  public CompletionStage<Void> forEach(
      Bson filter, FindOptions options, Consumer<? super T> consumer) {
    return each(filter, options, false, calls.documents()::fromBson, consumer);
  }

  private <D> CompletionStage<Void> each(
      Bson filter,
      FindOptions options,
      boolean versioned,
      Function<BsonDocument, D> read,
      Consumer<? super D> consumer) {
    return Stages.start(
        () -> {
          Operation<Page> find = calls.find(filter, options, versioned);
          Cursor cursor =
              new Cursor(
                  channel.conversation(), calls.database(), calls.name(), options.batchSize());
          return new Pages(cursor, document -> consumer.accept(read.apply(document))).read(find);
        });
  }

  @Override
  public CompletionStage<Long> countDocuments(Bson filter, FindOptions options) {
    return run(() -> calls.count(filter, options));
  }

  @Override
  public CompletionStage<UpdateResult> updateOne(Bson filter, Bson update, UpdateOptions options) {
    return run(() -> calls.update(filter, update, false, options));
  }

  @Override
  public CompletionStage<UpdateResult> updateMany(Bson filter, Bson update, UpdateOptions options) {
    return run(() -> calls.update(filter, update, true, options));
  }

  @Override
  public CompletionStage<UpdateResult> replaceOne(
      Bson filter, T replacement, UpdateOptions options) {
    return run(() -> calls.replace(new Replacement<>(filter, replacement, options)));
  }

  @Override
  public CompletionStage<ReplaceManyResult> replaceMany(
      Iterable<Replacement<T>> replacements, boolean ordered) {
    return Stages.start(
        () ->
            Batches.replacements(calls, replacements, ordered)
                .runAsync(new Operations(channel))
                .thenApply(Batch::replaced));
  }

  @Override
  public CompletionStage<DeleteResult> deleteOne(Bson filter, DeleteOptions options) {
    return run(() -> calls.delete(filter, false, options));
  }

  @Override
  public CompletionStage<DeleteResult> deleteMany(Bson filter, DeleteOptions options) {
    return run(() -> calls.delete(filter, true, options));
  }

  @Override
  public CompletionStage<Long> restoreOne(Bson filter, ExpectedVersion expectedVersion) {
    return run(() -> calls.restore(filter, false, expectedVersion));
  }

  @Override
  public CompletionStage<Long> restoreMany(Bson filter) {
    return run(() -> calls.restore(filter, true, ExpectedVersion.NO_CONCURRENCY_CHECK));
  }

  @Override
  public CompletionStage<Long> purgeOne(Bson filter, ExpectedVersion expectedVersion) {
    return run(() -> calls.purge(filter, false, expectedVersion));
  }

  @Override
  public CompletionStage<Long> purgeMany(Bson filter) {
    return run(() -> calls.purge(filter, true, ExpectedVersion.NO_CONCURRENCY_CHECK));
  }

  @Override
  public CompletionStage<Optional<Versioned<T>>> findOneAndUpdate(
      Bson filter, Bson update, UpdateOptions options) {
    return run(() -> calls.findOneAndUpdate(filter, update, options));
  }

  @Override
  public CompletionStage<Void> rename(String newName) {
    return run(() -> calls.rename(newName)).thenAccept(Stages::ignore);
  }

  @Override
  public CompletionStage<Void> drop() {
    return run(calls::drop).thenAccept(Stages::ignore);
  }
}
