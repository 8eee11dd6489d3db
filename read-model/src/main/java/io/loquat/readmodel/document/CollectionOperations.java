package io.loquat.readmodel.document;

import io.loquat.readmodel.channel.DatabaseCommand;
import io.loquat.readmodel.document.Operation.CallersFilter;
import io.loquat.readmodel.error.Errors;
import io.loquat.readmodel.mapping.DocumentMapping;
import io.loquat.readmodel.mapping.DocumentReaders;
import io.loquat.readmodel.mapping.JavaValues;
import io.loquat.readmodel.mapping.TypeMapping;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.DecoderContext;
import org.bson.conversions.Bson;

/**
 * What can be done with the documents of a collection, each call as an {@link Operation}.
 * Immutable.
 *
 * @param database the database's name
 * @param name the collection's name
 */
record CollectionOperations<T>(
    String database, String name, DocumentMapping mapping, TypeMapping<T> documents) {
  private static final String ID = "_id";
  private static final long ONE = 1;
  private static final BsonDocumentCodec MUTABLE = new BsonDocumentCodec();

  <U> CollectionOperations<U> as(Class<U> type) {
    return new CollectionOperations<>(database, name, mapping, mapping.forType(type));
  }

  Operation<InsertOneResult> insertOne(T document, InsertOptions options) {
    BsonDocument stored = withId(document);
    BsonDocument command = insertCommand(options).append("documents", arrayOf(stored));
    return Operation.of(
        DatabaseCommand.write(database, command),
        reply -> {
          Errors.throwFirst(reply);
          return new InsertOneResult(JavaValues.id(stored));
        });
  }

  /** An {@code insert} that lacks its documents. */
  BsonDocument insertCommand(InsertOptions options) {
    BsonDocument command = Commands.named("insert", name);
    if (!options.ordered()) {
      command.append("ordered", BsonBoolean.FALSE);
    }
    Commands.appendExpected(command, options.expectedVersion());
    Commands.appendIfPresent(command, "metadata", options.metadata().map(this::bson));
    return command;
  }

  /** The document to store, with an id. */
  BsonDocument withId(T document) {
    BsonDocument stored = documents.toBson(document);
    if (stored.containsKey(ID)) {
      return stored;
    }
    BsonDocument result = new BsonDocument(ID, newId());
    result.putAll(stored);
    return result;
  }

  Operation<Optional<T>> findOne(Bson filter, FindOptions options) {
    return findFirst(filter, options, false).map(found -> found.map(documents::fromBson));
  }

  Operation<Optional<Versioned<T>>> findOneVersioned(Bson filter, FindOptions options) {
    return findFirst(filter, options, true).map(found -> found.map(this::versioned));
  }

  private Operation<Optional<BsonDocument>> findFirst(
      Bson filter, FindOptions options, boolean versioned) {
    BsonDocument command =
        findCommand(filter, options.limit(ONE), versioned).append("singleBatch", BsonBoolean.TRUE);
    return filtered(
        DatabaseCommand.read(database, command), filter, reply -> Page.of(reply).first());
  }

  /** A {@code find} of which the result is the first page. */
  Operation<Page> find(Bson filter, FindOptions options, boolean versioned) {
    return filtered(
        DatabaseCommand.read(database, findCommand(filter, options, versioned)), filter, Page::of);
  }

  private BsonDocument findCommand(Bson filter, FindOptions options, boolean versioned) {
    BsonDocument sort = options.sort().map(this::bson).orElseGet(BsonDocument::new);
    BsonDocument command = Commands.find(name, seeing(filter, options.archived()), sort, options);
    BsonDocument projection = Commands.projection(versioned, documents.hasVersion());
    return projection.isEmpty() ? command : command.append("projection", projection);
  }

  Versioned<T> versioned(BsonDocument found) {
    BsonDocument rest = MUTABLE.decode(DocumentReaders.of(found), DecoderContext.builder().build());
    BsonValue version = rest.remove(Commands.VERSION);
    BsonValue metadata = rest.remove(Commands.METADATA);
    return new Versioned<>(
        documents.fromBson(rest),
        version == null ? 0 : version.asNumber().longValue(),
        metadata == null || !metadata.isDocument() ? new BsonDocument() : metadata.asDocument());
  }

  Operation<Long> count(Bson filter, FindOptions options) {
    BsonDocument command = Commands.count(name, seeing(filter, options.archived()), options);
    return filtered(DatabaseCommand.read(database, command), filter, CollectionOperations::n);
  }

  Operation<UpdateResult> update(Bson filter, Bson update, boolean multi, UpdateOptions options) {
    BsonDocument operators = operators(filter, update, options);
    BsonDocument command = Commands.update(name, statement(filter, operators, multi, options));
    return filtered(
        multi ? DatabaseCommand.once(database, command) : DatabaseCommand.write(database, command),
        filter,
        CollectionOperations::updated);
  }

  private BsonDocument operators(Bson filter, Bson update, UpdateOptions options) {
    BsonDocument operators = Updates.operators(bson(update));
    return options.upsert() && !Updates.namesId(bson(filter))
        ? Updates.withNewId(operators, newId())
        : operators;
  }

  private static BsonString newId() {
    return new BsonString(UUID.randomUUID().toString());
  }

  Operation<UpdateResult> replace(Replacement<T> replacement) {
    BsonDocument command = Commands.update(name, statement(replacement));
    return filtered(
        DatabaseCommand.write(database, command),
        replacement.filter(),
        CollectionOperations::updated);
  }

  /** One statement of an {@code update} that replaces. */
  BsonDocument statement(Replacement<T> replacement) {
    BsonDocument document = Updates.replacement(documents.toBson(replacement.document()));
    return statement(replacement.filter(), document, false, replacement.options());
  }

  private BsonDocument statement(
      Bson filter, BsonDocument update, boolean multi, UpdateOptions options) {
    BsonDocument statement =
        Commands.updateStatement(seeing(filter, options.archived()), update, multi, options);
    Commands.appendIfPresent(statement, "sort", options.sort().map(this::bson));
    Commands.appendIfPresent(statement, "metadata", options.metadata().map(this::bson));
    return statement;
  }

  Operation<Optional<Versioned<T>>> findOneAndUpdate(
      Bson filter, Bson update, UpdateOptions options) {
    BsonDocument command =
        Commands.named("findAndModify", name)
            .append("query", seeing(filter, options.archived()))
            .append("update", operators(filter, update, options))
            .append("new", BsonBoolean.TRUE)
            .append("fields", Commands.projection(true, documents.hasVersion()));
    if (options.upsert()) {
      command.append("upsert", BsonBoolean.TRUE);
    }
    Commands.appendIfPresent(command, "sort", options.sort().map(this::bson));
    Commands.appendIfPresent(command, "metadata", options.metadata().map(this::bson));
    Commands.appendExpected(command, options.expectedVersion());
    return filtered(
        DatabaseCommand.write(database, command),
        filter,
        reply ->
            reply.get("value") instanceof BsonDocument found
                ? Optional.of(versioned(found))
                : Optional.empty());
  }

  Operation<DeleteResult> delete(Bson filter, boolean multi, DeleteOptions options) {
    BsonDocument command =
        Commands.delete(name, seeing(filter, options.archived()), multi, options);
    return filtered(
        multi ? DatabaseCommand.once(database, command) : DatabaseCommand.write(database, command),
        filter,
        reply -> {
          Errors.throwFirst(reply);
          return new DeleteResult(n(reply));
        });
  }

  Operation<Long> restore(Bson filter, boolean multi, ExpectedVersion expected) {
    return onArchived("restoreDocuments", filter, multi, expected);
  }

  Operation<Long> purge(Bson filter, boolean multi, ExpectedVersion expected) {
    return onArchived("purgeDocuments", filter, multi, expected);
  }

  private Operation<Long> onArchived(
      String command, Bson filter, boolean multi, ExpectedVersion expected) {
    BsonDocument body = Commands.onArchived(command, name, bson(filter), multi, expected);
    return filtered(
        DatabaseCommand.once(database, body),
        filter,
        reply -> {
          Errors.throwFirst(reply);
          return n(reply);
        });
  }

  Operation<Boolean> rename(String newName) {
    BsonDocument command =
        new BsonDocument("renameCollection", new BsonString(database + "." + name))
            .append("to", new BsonString(database + "." + newName));
    return Operation.of(DatabaseCommand.once("admin", command), reply -> true);
  }

  Operation<Boolean> drop() {
    return Operation.of(
        DatabaseCommand.once(database, Commands.named("drop", name)), reply -> true);
  }

  BsonDocument bson(Bson source) {
    return source.toBsonDocument(BsonDocument.class, mapping.codecs());
  }

  /** The filter, saying whether it sees archived documents. */
  private BsonDocument seeing(Bson filter, Archived archived) {
    BsonDocument document = bson(filter);
    return archived == Archived.EXCLUDE
        ? document
        : document.clone().append("$archived", archived.toBson());
  }

  private <R> Operation<R> filtered(
      DatabaseCommand command, Bson filter, Function<? super BsonDocument, ? extends R> decode) {
    return new Operation<>(command, Optional.of(new CallersFilter(name, bson(filter))), decode);
  }

  private static BsonArray arrayOf(BsonDocument document) {
    return new BsonArray(List.of(document));
  }

  private static UpdateResult updated(BsonDocument reply) {
    Errors.throwFirst(reply);
    Optional<Object> upserted =
        reply.getArray("upserted", new BsonArray()).stream()
            .map(entry -> JavaValues.id(entry.asDocument()))
            .findFirst();
    long modified = reply.getNumber("nModified", new BsonInt32(0)).longValue();
    return new UpdateResult(n(reply) - (upserted.isPresent() ? 1 : 0), modified, upserted);
  }

  static long n(BsonDocument reply) {
    return reply.getNumber("n", new BsonInt64(0)).longValue();
  }
}
