package io.loquat.faults;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.bson.Document;

/**
 * One client of the load, with documents of its own and the memory of what was acknowledged.
 * Confined to one thread at a time.
 */
final class LoadClient {
  private final Random random;
  private Map<Integer, Account> acknowledged = new TreeMap<>();
  private Optional<Change> inFlight = Optional.empty();
  private int idsEnd;

  LoadClient(long seed) {
    this.random = new Random(seed);
  }

  /** Sends changes until one fails, as it does when the server dies. */
  void run(MongoCollection<Document> collection, BooleanSupplier afterEach) {
    boolean goOn = true;
    while (goOn) {
      Change change = Change.next(random, idsEnd);
      if (change instanceof Change.InsertTen(int firstId, long balance)) {
        idsEnd = firstId + 10;
      }
      inFlight = Optional.of(change);
      try {
        change.send(collection);
      } catch (MongoException died) {
        return;
      }
      acknowledged = change.applyTo(acknowledged);
      inFlight = Optional.empty();
      goOn = afterEach.getAsBoolean();
    }
  }

  /**
   * Compares what is there after a restart with what must be: every acknowledged change, and the
   * one in flight wholly or not at all.
   *
   * @throws AssertionError naming the change that is half there, or the difference
   */
  void verify(MongoCollection<Document> collection) {
    Map<Integer, Account> found = read(collection);
    Map<Integer, Account> withInFlight =
        inFlight.map(change -> change.applyTo(acknowledged)).orElse(acknowledged);
    if (!found.equals(acknowledged) && !found.equals(withInFlight)) {
      throw new AssertionError(
          collection.getNamespace()
              + ": found "
              + differences(found)
              + " against what was acknowledged; in flight: "
              + inFlight);
    }
    acknowledged = found;
    inFlight = Optional.empty();
  }

  private static Map<Integer, Account> read(MongoCollection<Document> collection) {
    Map<Integer, Account> found = new TreeMap<>();
    for (Document document : collection.find()) {
      Account account = new Account(document.getLong("balance"), document.getLong("_version"));
      found.put(document.getInteger("_id"), account);
    }
    return found;
  }

  private Map<Integer, String> differences(Map<Integer, Account> found) {
    Map<Integer, String> differences = new TreeMap<>();
    acknowledged.forEach(
        (id, account) -> {
          if (!account.equals(found.get(id))) {
            differences.put(id, account + " became " + found.get(id));
          }
        });
    found.forEach(
        (id, account) -> {
          if (!acknowledged.containsKey(id)) {
            differences.put(id, account + " is new");
          }
        });
    return differences;
  }
}
