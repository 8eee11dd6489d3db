package io.loquat.faults.race;

import static com.mongodb.client.model.Updates.inc;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.Optional;
import org.bson.Document;

/**
 * The requests of a race for archived documents. Each document says which life of its {@code _id}
 * it is, and each filter names the life, so that a late request never meets the next one.
 * Immutable.
 */
record ArchiveRequests(MongoDatabase database, MongoCollection<Document> documents) {
  static ArchiveRequests of(MongoDatabase database) {
    return new ArchiveRequests(database, database.getCollection("archive"));
  }

  /** A document as it was when it was last heard of. */
  record Present(String id, String life, long version, boolean archived) {
    static Present of(Document found) {
      return new Present(
          found.getString("_id"),
          found.getString("life"),
          found.getLong("_version"),
          found.getBoolean("_archived", false));
    }

    Present changed(boolean nowArchived) {
      return new Present(id, life, version + 1, nowArchived);
    }

    private Document filter() {
      return new Document("_id", id).append("life", life);
    }

    private Document filterWithVersion() {
      return filter().append("$expectedVersion", version);
    }
  }

  Answer<Optional<Present>> read(String id) {
    Document filter = new Document("_id", id).append("$archived", "include");
    return Answer.to(() -> Optional.ofNullable(documents.find(filter).first()).map(Present::of));
  }

  /** Gives 0 if there is a document with that {@code _id}, archived or not. */
  Answer<Long> insert(String id, String life) {
    return Answer.to(
        () -> {
          try {
            documents.insertOne(new Document("_id", id).append("life", life).append("n", 0));
            return 1L;
          } catch (MongoWriteException problem) {
            if (problem.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
              return 0L;
            }
            throw problem;
          }
        });
  }

  Answer<Long> update(Present live) {
    return Answer.to(
        () -> documents.updateOne(live.filterWithVersion(), inc("n", 1)).getModifiedCount());
  }

  Answer<Long> archive(Present live) {
    Document filter = live.filterWithVersion().append("$softDelete", true);
    return Answer.to(() -> documents.deleteOne(filter).getDeletedCount());
  }

  /** As {@link #archive}, by {@code findAndModify}. */
  Answer<Long> findAndArchive(Present live) {
    Document filter = live.filterWithVersion().append("$softDelete", true);
    return Answer.to(() -> documents.findOneAndDelete(filter) == null ? 0L : 1L);
  }

  Answer<Long> restore(Present archived) {
    return Answer.to(() -> run("restoreDocuments", archived));
  }

  Answer<Long> purge(Present archived) {
    return Answer.to(() -> run("purgeDocuments", archived));
  }

  private long run(String command, Present archived) {
    Document reply =
        database.runCommand(
            new Document(command, documents.getNamespace().getCollectionName())
                .append("filter", archived.filter())
                .append("limit", 1)
                .append("expectedVersion", archived.version()));
    return reply.getInteger("n");
  }
}
