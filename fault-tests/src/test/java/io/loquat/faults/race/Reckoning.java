package io.loquat.faults.race;

import static org.assertj.core.api.Assertions.assertThat;

import io.loquat.faults.history.Operation;
import io.loquat.faults.history.Outcome;
import io.loquat.faults.history.VersionOrder;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bson.Document;

/**
 * The end of a race: the documents that are there, against what the clients did and heard.
 * Immutable.
 */
record Reckoning(List<Document> found, List<Operation> history) {
  /**
   * Settles all accounts.
   *
   * @return what was counted, in a line
   * @throws AssertionError if something does not add up
   */
  String settle() {
    Map<String, List<Operation>> byDocument =
        history.stream().collect(Collectors.groupingBy(Operation::document));
    assertThat(found)
        .extracting(document -> document.getString("_id"))
        .containsExactlyInAnyOrderElementsOf(Writes.IDS);
    long happened = 0;
    for (Document document : found) {
      List<Operation> own = byDocument.getOrDefault(document.getString("_id"), List.of());
      assertThat(VersionOrder.check(Writes.INITIAL, own)).as("what no order explains").isEmpty();
      happened += settle(document, own);
    }
    long acknowledged = count(history, Outcome.Swapped.class);
    long versions =
        found.stream().mapToLong(document -> Writes.state(document).version() - 1).sum();
    assertThat(versions).as("changes that versions tell of").isEqualTo(acknowledged + happened);
    return "%,d operations in one order; %,d versions written = %,d acknowledged + %,d of %,d unanswered"
        .formatted(
            history.size(),
            versions,
            acknowledged,
            happened,
            count(history, Outcome.Unanswered.class));
  }

  /**
   * Each client's changes to one document: all that were acknowledged, and of those without an
   * answer as many as the document says.
   *
   * @return how many of those
   */
  private static long settle(Document document, List<Operation> history) {
    long counted = 0;
    long happened = 0;
    for (int client = 0; client < Race.CLIENTS; client++) {
      int number = client;
      List<Operation> own =
          history.stream().filter(operation -> operation.client() == number).toList();
      long count = Writes.count(document, client);
      long acknowledged = count(own, Outcome.Swapped.class);
      assertThat(count)
          .as("changes by client %d in %s", client, document)
          .isBetween(acknowledged, acknowledged + count(own, Outcome.Unanswered.class));
      counted += count;
      happened += count - acknowledged;
    }
    assertThat(Writes.state(document).version())
        .as("one more than all changes that %s counts", document)
        .isEqualTo(counted + 1);
    return happened;
  }

  private static long count(List<Operation> history, Class<? extends Outcome> kind) {
    return history.stream().filter(operation -> kind.isInstance(operation.outcome())).count();
  }
}
