package io.loquat.faults;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.bson.Document;

/** One command of the load: how it is sent, and what it does to a client's documents. Immutable. */
sealed interface Change {
  void send(MongoCollection<Document> collection);

  /** The documents after the change, all of it. */
  Map<Integer, Account> applyTo(Map<Integer, Account> before);

  /** Ten documents in one insert command: all of them or none must outlive a crash. */
  record InsertTen(int firstId, long balance) implements Change {
    @Override
    public void send(MongoCollection<Document> collection) {
      collection.insertMany(
          IntStream.range(firstId, firstId + 10)
              .mapToObj(id -> new Document("_id", id).append("balance", balance))
              .toList());
    }

    @Override
    public Map<Integer, Account> applyTo(Map<Integer, Account> before) {
      Map<Integer, Account> after = new TreeMap<>(before);
      for (int id = firstId; id < firstId + 10; id++) {
        after.put(id, Account.opened(balance));
      }
      return after;
    }
  }

  record SetOne(int id, long balance) implements Change {
    @Override
    public void send(MongoCollection<Document> collection) {
      collection.updateOne(eq("_id", id), set("balance", balance));
    }

    @Override
    public Map<Integer, Account> applyTo(Map<Integer, Account> before) {
      Map<Integer, Account> after = new TreeMap<>(before);
      after.computeIfPresent(
          id, (key, old) -> old.balance() == balance ? old : old.changedTo(balance));
      return after;
    }
  }

  /** Many documents in one update command: all of them or none. */
  record AddToAllFrom(int firstId, long amount) implements Change {
    @Override
    public void send(MongoCollection<Document> collection) {
      collection.updateMany(gte("_id", firstId), inc("balance", amount));
    }

    @Override
    public Map<Integer, Account> applyTo(Map<Integer, Account> before) {
      Map<Integer, Account> after = new TreeMap<>(before);
      after.replaceAll((id, old) -> id < firstId ? old : old.changedTo(old.balance() + amount));
      return after;
    }
  }

  record ReplaceAndReturn(int id, long balance) implements Change {
    @Override
    public void send(MongoCollection<Document> collection) {
      collection.findOneAndReplace(eq("_id", id), new Document("balance", balance));
    }

    @Override
    public Map<Integer, Account> applyTo(Map<Integer, Account> before) {
      return new SetOne(id, balance).applyTo(before);
    }
  }

  record DeleteFrom(int firstId) implements Change {
    @Override
    public void send(MongoCollection<Document> collection) {
      collection.deleteMany(gte("_id", firstId));
    }

    @Override
    public Map<Integer, Account> applyTo(Map<Integer, Account> before) {
      Map<Integer, Account> after = new TreeMap<>(before);
      after.keySet().removeIf(id -> id >= firstId);
      return after;
    }
  }

  /** The next change for a client whose documents have ids below {@code idsEnd}. */
  static Change next(Random random, int idsEnd) {
    int anId = random.nextInt(Math.max(1, idsEnd));
    long amount = random.nextLong(1, 1_000_000);
    return switch (random.nextInt(10)) {
      case 0, 1, 2 -> new InsertTen(idsEnd, amount);
      case 3, 4, 5 -> new SetOne(anId, amount);
      case 6 -> new AddToAllFrom(Math.max(0, idsEnd - 20), amount);
      case 7, 8 -> new ReplaceAndReturn(anId, amount);
      default -> new DeleteFrom(Math.max(0, idsEnd - 5));
    };
  }
}
