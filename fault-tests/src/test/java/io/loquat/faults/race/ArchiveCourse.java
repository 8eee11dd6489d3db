package io.loquat.faults.race;

import com.mongodb.client.MongoDatabase;
import io.loquat.faults.history.Operation;
import io.loquat.faults.history.Outcome;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Insert, update, archive, restore and purge of the same few ids. Immutable. */
record ArchiveCourse() implements Course {
  @Override
  public void prepare(MongoDatabase database) {
    database.createCollection("archive");
  }

  @Override
  public Contender contender(int number, long seed, MongoDatabase database, Tally tally) {
    return new ArchivingClient(number, seed, ArchiveRequests.of(database), tally);
  }

  /** What is there in the end is one more read of each id. */
  @Override
  public String settle(MongoDatabase database, List<Operation> history) {
    ArchivingClient judge =
        new ArchivingClient(Race.CLIENTS, 0, ArchiveRequests.of(database), new Tally(1));
    ArchivingClient.IDS.forEach(judge::read);
    Map<String, List<Operation>> byId =
        Stream.concat(history.stream(), judge.journal().operations().stream())
            .collect(Collectors.groupingBy(operation -> operation.document().split("/", 2)[0]));
    int lives = 0;
    for (String id : ArchivingClient.IDS) {
      lives += Lives.check(id, byId.getOrDefault(id, List.of()));
    }
    return "%,d operations on %,d lives of %d ids in one order; %,d purges"
        .formatted(history.size(), lives, byId.size(), purges(history));
  }

  private static long purges(List<Operation> history) {
    return history.stream()
        .filter(
            operation ->
                operation.outcome() instanceof Outcome.Swapped swapped
                    && swapped.value().equals(Lives.PURGED))
        .count();
  }
}
