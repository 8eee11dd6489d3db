package io.loquat.bench.load;

import io.loquat.bench.SampleDocuments;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.BsonValue;

/** What the clients do. */
enum Workload {
  PING("ping", "pings/s") {
    @Override
    Requests requests(Dataset dataset) {
      return of(
          Message.of(withDatabase(command("ping", new BsonInt32(1)))),
          new Expectation(-1, 0),
          m -> {});
    }
  },
  POINT_READ("point read by `_id`", "reads/s") {
    @Override
    Requests requests(Dataset dataset) {
      BsonDocument command = command("find", new BsonString(Dataset.COLLECTION));
      command.append("filter", new BsonDocument("_id", Message.SLOT));
      command.append("limit", new BsonInt32(1)).append("singleBatch", BsonBoolean.TRUE);
      return of(
          Message.of(withDatabase(command)),
          new Expectation(-1, Dataset.DOCUMENT_BYTES_MIN),
          message -> message.set(0, dataset.randomId()));
    }
  },
  INSERT_ONE("insert one", "documents/s") {
    @Override
    Requests requests(Dataset dataset) {
      return inserts(1, dataset.newIds());
    }
  },
  INSERT_THOUSAND("insert 1,000 at a time", "documents/s") {
    @Override
    Requests requests(Dataset dataset) {
      return inserts(1000, dataset.newIds());
    }
  },
  SET("`$set` by `_id`", "updates/s") {
    @Override
    Requests requests(Dataset dataset) {
      BsonDocument set = new BsonDocument("$set", new BsonDocument("age", Message.SLOT));
      BsonDocument statement =
          new BsonDocument("q", new BsonDocument("_id", Message.SLOT)).append("u", set);
      BsonDocument command = command("update", new BsonString(Dataset.COLLECTION));
      return of(
          Message.of(withDatabase(command), "updates", List.of(statement)),
          new Expectation(1, 0),
          message -> {
            message.set(0, dataset.randomId());
            message.set(1, ThreadLocalRandom.current().nextInt(100));
          });
    }
  },
  SCAN("full scan, one match", "scans/s") {
    @Override
    Requests requests(Dataset dataset) {
      int wanted = dataset.documents() / 2;
      BsonDocument document = SampleDocuments.document(wanted);
      BsonDocument filter =
          new BsonDocument("visits", document.get("visits")).append("name", document.get("name"));
      BsonDocument command = command("find", new BsonString(Dataset.COLLECTION));
      command.append("filter", filter);
      return of(
          Message.of(withDatabase(command)),
          new Expectation(-1, Dataset.DOCUMENT_BYTES_MIN),
          message -> {});
    }
  };

  private final String title;
  private final String unit;

  Workload(String title, String unit) {
    this.title = title;
    this.unit = unit;
  }

  String title() {
    return title;
  }

  String unit() {
    return unit;
  }

  /** Requests for one client thread. */
  abstract Requests requests(Dataset dataset);

  /** Inserts with {@code _id}s from a sequence that all clients of a target share. */
  static Requests inserts(int count, AtomicInteger ids) {
    List<BsonDocument> documents = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      documents.add(SampleDocuments.document(i).append("_id", Message.SLOT));
    }
    BsonDocument command = command("insert", new BsonString("inserts"));
    Message message = Message.of(withDatabase(command), "documents", documents);
    return new Repeated(
        message,
        new Expectation(count, 0),
        count,
        each -> {
          int first = ids.getAndAdd(count);
          for (int i = 0; i < count; i++) {
            each.set(i, first + i);
          }
        });
  }

  static BsonDocument withDatabase(BsonDocument command) {
    return command.append("$db", new BsonString("bench"));
  }

  private static BsonDocument command(String name, BsonValue value) {
    return new BsonDocument(name, value);
  }

  private static Requests of(Message message, Expectation expectation, Consumer<Message> change) {
    return new Repeated(message, expectation, 1, change);
  }

  /** One message that changes a little each time. */
  private record Repeated(
      Message message, Expectation expectation, int documents, Consumer<Message> change)
      implements Requests {
    @Override
    public Message next() {
      change.accept(message);
      return message;
    }
  }
}
