package io.loquat.readmodel.document;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;

/** A database over a channel, without waiting. Immutable. */
record AsyncChannelStore(ChannelStore store) implements AsyncDocumentStore {
  @Override
  public String database() {
    return store.database();
  }

  @Override
  public DocumentStore sync() {
    return store;
  }

  @Override
  public <T> AsyncDocumentCollection<T> collection(String name, Class<T> type) {
    return new AsyncChannelCollection<>(store.channel(), store.calls(name, type));
  }

  private <R> CompletionStage<R> run(Supplier<Operation<R>> operation) {
    return Stages.start(() -> new Operations(store.channel()).runAsync(operation.get()));
  }

  @Override
  public CompletionStage<Void> createCollection(String name, CollectionOptions options) {
    return run(() -> store.create(name, options)).thenAccept(Stages::ignore);
  }

  @Override
  public CompletionStage<List<String>> listCollections() {
    List<String> names = new ArrayList<>();
    return Stages.start(
        () ->
            new Pages(store.listCursor(), listed -> names.add(ChannelStore.name(listed)))
                .read(store.list(new BsonDocument()))
                .thenApply(end -> names.stream().sorted().toList()));
  }

  @Override
  public CompletionStage<Boolean> hasCollection(String name) {
    return run(() -> store.has(name));
  }

  @Override
  public CompletionStage<BsonDocument> runCommand(Bson command) {
    return run(() -> store.command(command));
  }
}
