package io.loquat.faults.race;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.loquat.faults.history.Operation;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;

/** Compare-and-swap on ten documents, which are there from the beginning. Immutable. */
record SwapCourse(Attempts attempts, Writes.Honesty honesty) implements Course {
  SwapCourse(Attempts attempts) {
    this(attempts, Writes.Honesty.ALWAYS);
  }

  @Override
  public void prepare(MongoDatabase database) {
    documents(database).insertMany(Writes.IDS.stream().map(Writes::first).toList());
  }

  @Override
  public Contender contender(int number, long seed, MongoDatabase database, Tally tally) {
    return new RacingClient(
        seed, new Writes(documents(database), number, honesty), attempts, tally);
  }

  @Override
  public String settle(MongoDatabase database, List<Operation> history) {
    List<Document> found = documents(database).find().into(new ArrayList<>());
    return new Reckoning(found, history).settle();
  }

  private static MongoCollection<Document> documents(MongoDatabase database) {
    return database.getCollection("documents");
  }
}
