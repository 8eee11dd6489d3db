package io.loquat.faults.race;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import io.loquat.faults.history.RegisterState;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * The requests of one client of a race. A document says who changed it last, and how often each
 * client did; {@code _version} is the server's. Immutable.
 */
record Writes(MongoCollection<Document> collection, int client, Honesty honesty) {
  /** Whether a client names the version that it expects in each write. */
  enum Honesty {
    ALWAYS,
    /** Not at each 50th version of a document: what the checks must find. */
    SELDOM_NOT
  }

  static final List<String> IDS = IntStream.range(0, 10).mapToObj(i -> "d" + i).toList();

  /** What each document holds when the race begins. */
  static final RegisterState INITIAL = new RegisterState(1, "nobody");

  static Document first(String id) {
    return new Document("_id", id).append("last", INITIAL.value()).append("counts", new Document());
  }

  static RegisterState state(Document document) {
    return new RegisterState(document.getLong("_version"), document.getString("last"));
  }

  /** How often a client changed the document, as the document says. */
  static int count(Document document, int client) {
    return document.get("counts", Document.class).getInteger("client" + client, 0);
  }

  Answer<Document> read(String id) {
    return Answer.to(() -> there(id, collection.find(eq("_id", id)).first()));
  }

  Answer<Optional<RegisterState>> updateOne(String id, long expected, String writer) {
    return Answer.to(
        () -> one(collection.updateOne(at(id, expected), change(writer)).getModifiedCount()));
  }

  /** Gives the state before the change. */
  Answer<Optional<RegisterState>> findAndModify(String id, long expected, String writer) {
    FindOneAndUpdateOptions before =
        new FindOneAndUpdateOptions().returnDocument(ReturnDocument.BEFORE);
    return Answer.to(
        () ->
            Optional.of(
                state(
                    there(
                        id,
                        collection.findOneAndUpdate(at(id, expected), change(writer), before)))));
  }

  /** Puts back what was read, changed as the other forms change it: a lost update shows. */
  Answer<Optional<RegisterState>> replaceOne(Document read, String writer) {
    Document counts = new Document(read.get("counts", Document.class));
    counts.put("client" + client, count(read, client) + 1);
    Document replacement = new Document("last", writer).append("counts", counts);
    Bson filter = at(read.getString("_id"), state(read).version());
    return Answer.to(() -> one(collection.replaceOne(filter, replacement).getModifiedCount()));
  }

  private Bson at(String id, long expected) {
    Document filter = new Document("_id", id);
    boolean honest = honesty == Honesty.ALWAYS || expected % 50 != 0;
    return honest ? filter.append("$expectedVersion", expected) : filter;
  }

  private Bson change(String writer) {
    return combine(set("last", writer), inc("counts.client" + client, 1));
  }

  private static Document there(String id, @Nullable Document found) {
    return Optional.ofNullable(found)
        .orElseThrow(() -> new AssertionError("there is no document " + id));
  }

  private static Optional<RegisterState> one(long modified) {
    if (modified != 1) {
      throw new AssertionError("acknowledged, but " + modified + " documents were modified");
    }
    return Optional.empty();
  }
}
