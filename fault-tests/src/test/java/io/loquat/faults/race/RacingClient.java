package io.loquat.faults.race;

import io.loquat.faults.history.Outcome;
import io.loquat.faults.history.RegisterState;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.bson.Document;

/**
 * One client of a race: changes documents at the version that it last heard of, and writes down
 * what it did and heard. Confined to one thread at a time.
 */
final class RacingClient implements Contender {
  private final Random random;
  private final Writes writes;
  private final Attempts attempts;
  private final Tally tally;
  private final Journal journal;
  private final Map<String, Long> versions = new HashMap<>();
  private Optional<String> again = Optional.empty();

  RacingClient(long seed, Writes writes, Attempts attempts, Tally tally) {
    this.random = new Random(seed);
    this.writes = writes;
    this.attempts = attempts;
    this.tally = tally;
    this.journal = new Journal(writes.client());
  }

  @Override
  public Journal journal() {
    return journal;
  }

  /**
   * Reads a document or tries to change one: the same again after a refusal, and sometimes after a
   * success, as nobody else knows the new version yet.
   */
  @Override
  public boolean act() {
    String id = again.orElseGet(() -> Writes.IDS.get(random.nextInt(Writes.IDS.size())));
    again = Optional.empty();
    Optional<Long> known = Optional.ofNullable(versions.get(id));
    int die = random.nextInt(10);
    if (die == 0 || known.isEmpty()) {
      return read(id).isPresent();
    }
    if (die < 3) {
      return read(id).filter(document -> replace(id, document)).isPresent();
    }
    long expected = known.get();
    return die < 6
        ? swap(id, expected, writer -> writes.findAndModify(id, expected, writer))
        : swap(id, expected, writer -> writes.updateOne(id, expected, writer));
  }

  private Optional<Document> read(String id) {
    Journal.Call call = Journal.begin(id);
    return switch (writes.read(id)) {
      case Answer.Done<Document>(Document found) -> {
        RegisterState state = Writes.state(found);
        journal.end(call, new Outcome.Seen(state));
        versions.put(id, state.version());
        tally.seen();
        yield Optional.of(found);
      }
      case Answer.Refused<Document> refused -> throw new AssertionError("a read was refused");
      case Answer.None<Document> none -> Optional.empty();
    };
  }

  private boolean replace(String id, Document read) {
    return swap(id, Writes.state(read).version(), writer -> writes.replaceOne(read, writer));
  }

  private boolean swap(
      String id, long expected, Function<String, Answer<Optional<RegisterState>>> request) {
    String writer = journal.nextWriter();
    Journal.Call call = Journal.begin(id);
    attempts.begin();
    return switch (request.apply(writer)) {
      case Answer.Done<Optional<RegisterState>>(Optional<RegisterState> before) -> {
        journal.end(call, new Outcome.Swapped(expected, writer));
        before.ifPresent(state -> changedFrom(call, expected, state));
        versions.put(id, expected + 1);
        again = Optional.of(id).filter(same -> random.nextBoolean());
        tally.swapped();
        yield true;
      }
      case Answer.Refused<Optional<RegisterState>>(long actual) -> {
        if (attempts.anyBroken()) {
          // The refusal is of the second attempt; the first may have been carried out.
          journal.end(call, new Outcome.Unanswered(expected, writer));
          tally.unanswered();
        }
        journal.end(call, new Outcome.Mismatched(expected, actual));
        versions.put(id, actual);
        again = Optional.of(id);
        tally.refused();
        yield true;
      }
      case Answer.None<Optional<RegisterState>> none -> {
        journal.end(call, new Outcome.Unanswered(expected, writer));
        tally.unanswered();
        yield false;
      }
    };
  }

  private void changedFrom(Journal.Call call, long expected, RegisterState before) {
    journal.end(call, new Outcome.Seen(before));
    if (before.version() != expected) {
      throw new AssertionError("changed at version " + expected + ", but gives " + before);
    }
  }
}
