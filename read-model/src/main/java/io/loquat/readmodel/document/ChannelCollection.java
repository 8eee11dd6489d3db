package io.loquat.readmodel.document;

import io.loquat.readmodel.channel.CommandChannel;
import io.loquat.readmodel.mapping.TypeMapping;
import java.util.Optional;
import java.util.function.Function;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;

/** A collection over a channel. Immutable. */
record ChannelCollection<T>(CommandChannel channel, CollectionOperations<T> calls)
    implements DocumentCollection<T> {
  @Override
  public String name() {
    return calls.name();
  }

  @Override
  public Class<T> type() {
    return calls.documents().type();
  }

  @Override
  public TypeMapping<T> mapping() {
    return calls.documents();
  }

  @Override
  public <U> DocumentCollection<U> as(Class<U> otherType) {
    return new ChannelCollection<>(channel, calls.as(otherType));
  }

  @Override
  public AsyncDocumentCollection<T> async() {
    return new AsyncChannelCollection<>(channel, calls);
  }

  private <R> R run(Operation<R> operation) {
    return new Operations(channel).run(operation);
  }

  @Override
  public InsertOneResult insertOne(T document, InsertOptions options) {
    return run(calls.insertOne(document, options));
  }

  @Override
  public InsertManyResult insertMany(Iterable<? extends T> documents, InsertOptions options) {
    Batches.Inserts inserts = Batches.inserts(calls, documents, options);
    inserts.batch().run(new Operations(channel));
    return inserts.result();
  }

  @Override
  public Optional<T> findOne(Bson filter, FindOptions options) {
    return run(calls.findOne(filter, options));
  }

  @Override
  public Optional<Versioned<T>> findOneVersioned(Bson filter, FindOptions options) {
    return run(calls.findOneVersioned(filter, options));
  }

  @Override
  public Documents<T> find(Bson filter, FindOptions options) {
    return open(calls.find(filter, options, false), options, calls.documents()::fromBson);
  }

  @Override
  public Documents<Versioned<T>> findVersioned(Bson filter, FindOptions options) {
    return open(calls.find(filter, options, true), options, calls::versioned);
  }

  private <D> Documents<D> open(
      Operation<Page> find, FindOptions options, Function<BsonDocument, D> read) {
    Cursor cursor =
        new Cursor(channel.conversation(), calls.database(), calls.name(), options.batchSize());
    return Documents.open(cursor, find, read);
  }

  @Override
  public long countDocuments(Bson filter, FindOptions options) {
    return run(calls.count(filter, options));
  }

  @Override
  public UpdateResult updateOne(Bson filter, Bson update, UpdateOptions options) {
    return run(calls.update(filter, update, false, options));
  }

  @Override
  public UpdateResult updateMany(Bson filter, Bson update, UpdateOptions options) {
    return run(calls.update(filter, update, true, options));
  }

  @Override
  public UpdateResult replaceOne(Bson filter, T replacement, UpdateOptions options) {
    return run(calls.replace(new Replacement<>(filter, replacement, options)));
  }

  @Override
  public ReplaceManyResult replaceMany(Iterable<Replacement<T>> replacements, boolean ordered) {
    return Batches.replacements(calls, replacements, ordered)
        .run(new Operations(channel))
        .replaced();
  }

  @Override
  public DeleteResult deleteOne(Bson filter, DeleteOptions options) {
    return run(calls.delete(filter, false, options));
  }

  @Override
  public DeleteResult deleteMany(Bson filter, DeleteOptions options) {
    return run(calls.delete(filter, true, options));
  }

  @Override
  public long restoreOne(Bson filter, ExpectedVersion expectedVersion) {
    return run(calls.restore(filter, false, expectedVersion));
  }

  @Override
  public long restoreMany(Bson filter) {
    return run(calls.restore(filter, true, ExpectedVersion.NO_CONCURRENCY_CHECK));
  }

  @Override
  public long purgeOne(Bson filter, ExpectedVersion expectedVersion) {
    return run(calls.purge(filter, false, expectedVersion));
  }

  @Override
  public long purgeMany(Bson filter) {
    return run(calls.purge(filter, true, ExpectedVersion.NO_CONCURRENCY_CHECK));
  }

  @Override
  public Optional<Versioned<T>> findOneAndUpdate(Bson filter, Bson update, UpdateOptions options) {
    return run(calls.findOneAndUpdate(filter, update, options));
  }

  @Override
  public void rename(String newName) {
    run(calls.rename(newName));
  }

  @Override
  public void drop() {
    run(calls.drop());
  }
}
