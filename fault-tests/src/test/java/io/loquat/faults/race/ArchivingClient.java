package io.loquat.faults.race;

import io.loquat.faults.history.Outcome;
import io.loquat.faults.history.RegisterState;
import io.loquat.faults.race.ArchiveRequests.Present;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * One client that inserts, updates, archives, restores and purges documents at the version that it
 * last heard of. Confined to one thread at a time.
 */
final class ArchivingClient implements Contender {
  static final List<String> IDS = IntStream.range(0, 10).mapToObj(i -> "d" + i).toList();

  private final Random random;
  private final ArchiveRequests requests;
  private final Tally tally;
  private final Journal journal;

  /** What was last heard of an id: a document, or that there is none. */
  private final Map<String, Optional<Present>> known = new HashMap<>();

  ArchivingClient(int number, long seed, ArchiveRequests requests, Tally tally) {
    this.random = new Random(seed);
    this.requests = requests;
    this.tally = tally;
    this.journal = new Journal(number);
  }

  @Override
  public Journal journal() {
    return journal;
  }

  @Override
  public boolean act() {
    String id = IDS.get(random.nextInt(IDS.size()));
    Optional<Present> last = known.remove(id);
    int die = random.nextInt(10);
    if (last == null || die == 0) {
      return read(id);
    }
    if (last.isEmpty()) {
      return insert(id);
    }
    Present present = last.get();
    if (present.archived()) {
      return die < 7
          ? change(present, Optional.of(present.changed(false)), () -> requests.restore(present))
          : change(present, Optional.empty(), () -> requests.purge(present));
    }
    Optional<Present> archived = Optional.of(present.changed(true));
    return switch (die) {
      case 1, 2, 3 -> change(present, archived, () -> requests.archive(present));
      case 4, 5, 6 -> change(present, archived, () -> requests.findAndArchive(present));
      default ->
          change(present, Optional.of(present.changed(false)), () -> requests.update(present));
    };
  }

  /** Writes down the life that is there, or that there is none. */
  boolean read(String id) {
    long begun = System.nanoTime();
    return switch (requests.read(id)) {
      case Answer.Done<Optional<Present>>(Optional<Present> found) -> {
        String life = found.map(Present::life).orElse(Lives.NONE);
        journal.end(
            new Journal.Call(Lives.name(id, life), begun),
            new Outcome.Seen(found.map(Lives::state).orElse(Lives.BEFORE)));
        known.put(id, found);
        tally.seen();
        yield true;
      }
      case Answer.Refused<Optional<Present>> refused -> throw new AssertionError("refused");
      case Answer.None<Optional<Present>> none -> false;
    };
  }

  private boolean insert(String id) {
    String life = journal.nextWriter();
    Journal.Call call = Journal.begin(Lives.name(id, life));
    Present born = new Present(id, life, 1, false);
    return switch (requests.insert(id, life)) {
      case Answer.Done<Long>(Long inserted) when inserted == 1 -> {
        won(call, Lives.BEFORE.version(), Optional.of(born), id);
        yield true;
      }
      case Answer.Done<Long> taken -> {
        tally.refused();
        yield true;
      }
      case Answer.Refused<Long> refused -> throw new AssertionError("no version was expected");
      case Answer.None<Long> none -> lost(call, Lives.BEFORE.version(), Optional.of(born));
    };
  }

  /**
   * @param after what the change makes of the document, if anything is left
   */
  private boolean change(Present before, Optional<Present> after, Supplier<Answer<Long>> request) {
    Journal.Call call = Journal.begin(Lives.name(before.id(), before.life()));
    return switch (request.get()) {
      case Answer.Done<Long>(Long changed) -> {
        if (changed != 1) {
          throw new AssertionError(changed + " documents were changed, but no refusal: " + before);
        }
        won(call, before.version(), after, before.id());
        yield true;
      }
      // Which life has the actual version is not said.
      case Answer.Refused<Long> refused -> {
        tally.refused();
        yield true;
      }
      case Answer.None<Long> none -> lost(call, before.version(), after);
    };
  }

  private void won(Journal.Call call, long expected, Optional<Present> after, String id) {
    journal.end(call, new Outcome.Swapped(expected, value(after)));
    known.put(id, after);
    tally.swapped();
  }

  private boolean lost(Journal.Call call, long expected, Optional<Present> after) {
    journal.end(call, new Outcome.Unanswered(expected, value(after)));
    tally.unanswered();
    return false;
  }

  private static String value(Optional<Present> after) {
    return after.map(Lives::state).map(RegisterState::value).orElse(Lives.PURGED);
  }
}
