package io.loquat.readmodel;

import io.loquat.readmodel.channel.CommandChannel;
import io.loquat.readmodel.channel.DatabaseCommand;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;

/** The commands that read documents by their keys. Stateless. */
final class ReadCommands {
  private static final BsonInt32 ONE = new BsonInt32(1);
  private static final BsonDocument BY_KEY = new BsonDocument(ValueDocuments.ID, ONE);

  /** Everything of a document, and what is kept beside it, in either profile of a server. */
  private static final BsonDocument ALL =
      new BsonDocument(ValueDocuments.VERSION, meta("version"))
          .append(ValueDocuments.CREATED, meta("created"))
          .append(ValueDocuments.UPDATED, meta("updated"))
          .append(ValueDocuments.METADATA, meta("metadata"));

  private final CommandChannel channel;
  private final String database;

  ReadCommands(CommandChannel channel, String database) {
    this.channel = channel;
    this.database = database;
  }

  /**
   * Documents of one reply.
   *
   * @param complete whether there are no more that match
   */
  record Page(List<BsonDocument> documents, boolean complete) {}

  private static BsonDocument meta(String name) {
    return new BsonDocument("$meta", new BsonString(name));
  }

  Optional<BsonDocument> one(String table, String key) {
    BsonDocument command =
        new BsonDocument("find", new BsonString(table))
            .append("filter", new BsonDocument(ValueDocuments.ID, new BsonString(key)))
            .append("projection", ALL)
            .append("limit", ONE)
            .append("singleBatch", BsonBoolean.TRUE);
    return documents(run(channel, command)).stream().findFirst();
  }

  Page several(String table, Collection<String> keys) {
    BsonArray ids = new BsonArray();
    keys.forEach(key -> ids.add(new BsonString(key)));
    return page(find(table, new BsonDocument("$in", ids), keys.size()).append("projection", ALL));
  }

  Page range(String table, KeyRange range, int limit) {
    return page(find(table, bounds(range), limit).append("projection", ALL));
  }

  /** The keys of a range; as they are short, a reply has room for all that are asked for. */
  List<String> keys(String table, KeyRange range, int limit) {
    BsonDocument command = find(table, bounds(range), limit).append("projection", BY_KEY);
    return page(command).documents().stream().map(ReadCommands::key).toList();
  }

  static String key(BsonDocument document) {
    return document.getString(ValueDocuments.ID).getValue();
  }

  private static BsonDocument find(String table, BsonDocument ids, int limit) {
    return new BsonDocument("find", new BsonString(table))
        .append("filter", new BsonDocument(ValueDocuments.ID, ids))
        .append("sort", BY_KEY)
        .append("limit", new BsonInt32(limit))
        .append("batchSize", new BsonInt32(limit));
  }

  /** Texts only: other ids that somebody may have stored are no keys. */
  private static BsonDocument bounds(KeyRange range) {
    BsonDocument bounds =
        new BsonDocument(range.inclusive() ? "$gte" : "$gt", new BsonString(range.from()));
    range.end().ifPresent(end -> bounds.append("$lt", new BsonString(end)));
    return bounds;
  }

  /** The first batch, which the server cuts where a reply would become too long. */
  private Page page(BsonDocument find) {
    try (CommandChannel conversation = channel.conversation()) {
      BsonDocument reply = run(conversation, find);
      BsonValue cursor = reply.getDocument("cursor").get("id", new BsonInt64(0));
      boolean complete = cursor.asNumber().longValue() == 0;
      if (!complete) {
        run(
            conversation,
            new BsonDocument("killCursors", find.get("find"))
                .append("cursors", new BsonArray(List.of(cursor))));
      }
      return new Page(documents(reply), complete);
    }
  }

  private BsonDocument run(CommandChannel through, BsonDocument command) {
    return through.run(DatabaseCommand.read(database, command));
  }

  private static List<BsonDocument> documents(BsonDocument reply) {
    return reply.getDocument("cursor").getArray("firstBatch").stream()
        .map(BsonValue::asDocument)
        .toList();
  }
}
