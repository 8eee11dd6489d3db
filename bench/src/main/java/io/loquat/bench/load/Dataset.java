package io.loquat.bench.load;

import io.loquat.bench.SampleDocuments;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.BsonDocument;
import org.bson.BsonString;

/**
 * What lies in a target: documents 0 to {@code documents - 1} to read and change, and how far the
 * inserts have come. Thread-safe by its atomic counter.
 */
record Dataset(int documents, AtomicInteger newIds) {
  static final String COLLECTION = "docs";

  /** Shorter replies cannot have a document in them. */
  static final int DOCUMENT_BYTES_MIN = 380;

  private static final int BATCH = 1000;

  Dataset(int documents) {
    this(documents, new AtomicInteger(1));
  }

  int randomId() {
    return ThreadLocalRandom.current().nextInt(documents);
  }

  void load(WireClient client) {
    for (int first = 0; first < documents; first += BATCH) {
      List<BsonDocument> batch = new ArrayList<>();
      for (int i = first; i < Math.min(documents, first + BATCH); i++) {
        batch.add(SampleDocuments.document(i));
      }
      BsonDocument command = new BsonDocument("insert", new BsonString(COLLECTION));
      client.exchange(
          Message.of(Workload.withDatabase(command), "documents", batch),
          new Expectation(batch.size(), 0));
    }
  }
}
