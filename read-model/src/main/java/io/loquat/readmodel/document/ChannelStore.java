package io.loquat.readmodel.document;

import io.loquat.readmodel.channel.CommandChannel;
import io.loquat.readmodel.channel.DatabaseCommand;
import io.loquat.readmodel.mapping.DocumentMapping;
import java.util.List;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.conversions.Bson;

/**
 * A database over a channel. Immutable.
 *
 * @param ownsChannel whether closing the store closes the channel
 */
record ChannelStore(
    CommandChannel channel, boolean ownsChannel, String database, DocumentMapping mapping)
    implements DocumentStore {
  @Override
  public DocumentStore inDatabase(String otherDatabase) {
    return new ChannelStore(channel, false, otherDatabase, mapping);
  }

  @Override
  public DocumentStore withMapping(DocumentMapping otherMapping) {
    return new ChannelStore(channel, false, database, otherMapping);
  }

  @Override
  public AsyncDocumentStore async() {
    return new AsyncChannelStore(this);
  }

  @Override
  public <T> DocumentCollection<T> collection(String name, Class<T> type) {
    return new ChannelCollection<>(channel, calls(name, type));
  }

  <T> CollectionOperations<T> calls(String name, Class<T> type) {
    return new CollectionOperations<>(database, name, mapping, mapping.forType(type));
  }

  @Override
  public void createCollection(String name, CollectionOptions options) {
    new Operations(channel).run(create(name, options));
  }

  Operation<Boolean> create(String name, CollectionOptions options) {
    return Operation.of(
        DatabaseCommand.once(database, Commands.create(name, options)), reply -> true);
  }

  @Override
  public List<String> listCollections() {
    return Documents.open(listCursor(), list(new BsonDocument()), ChannelStore::name).stream()
        .sorted()
        .toList();
  }

  @Override
  public boolean hasCollection(String name) {
    return new Operations(channel).run(has(name));
  }

  Operation<Boolean> has(String name) {
    return list(new BsonDocument("name", new BsonString(name)))
        .map(page -> page.first().isPresent());
  }

  /** Lists the names of collections. */
  Operation<Page> list(BsonDocument filter) {
    BsonDocument command =
        Commands.number("listCollections")
            .append("filter", filter)
            .append("nameOnly", BsonBoolean.TRUE);
    return Operation.of(DatabaseCommand.read(database, command), Page::of);
  }

  Cursor listCursor() {
    return new Cursor(channel.conversation(), database, "$cmd.listCollections", 0);
  }

  static String name(BsonDocument listed) {
    return listed.getString("name").getValue();
  }

  @Override
  public BsonDocument runCommand(Bson command) {
    return new Operations(channel).run(command(command));
  }

  Operation<BsonDocument> command(Bson command) {
    BsonDocument body = command.toBsonDocument(BsonDocument.class, mapping.codecs());
    return Operation.of(DatabaseCommand.once(database, body), reply -> reply);
  }

  @Override
  public void close() {
    if (ownsChannel) {
      channel.close();
    }
  }
}
