package io.loquat.faults.race;

import com.mongodb.client.MongoDatabase;
import io.loquat.faults.history.Operation;
import java.util.List;

/** What a race is about: its documents, its clients, and what must hold in the end. */
interface Course {
  void prepare(MongoDatabase database);

  Contender contender(int number, long seed, MongoDatabase database, Tally tally);

  /**
   * Compares what the clients heard with one another and with what is there.
   *
   * @return what was counted, in a line
   * @throws AssertionError if something does not add up
   */
  String settle(MongoDatabase database, List<Operation> history);
}
