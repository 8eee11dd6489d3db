package io.loquat.faults.race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loquat.faults.history.Operation;
import io.loquat.faults.history.Outcome;
import io.loquat.faults.history.RegisterState;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One broken history of each kind must be found (the canaries), and its nearest right one not. */
class LivesTest {
  @Test
  void acceptsOneLifeAfterTheOther() {
    check(
        inserted(0, 1, "a"),
        changed(2, 3, "a", 1, "archived"),
        changed(4, 5, "a", 2, Lives.PURGED),
        inserted(4, 6, "b"),
        changed(7, 8, "b", 1, "live"),
        seen(9, 10, "b", 2, "live"));
  }

  @Test
  void findsALifeThatBeganBeforeTheOneBeforeItHadEnded() {
    refuse(inserted(0, 1, "a"), inserted(2, 3, "b"), seen(4, 5, "a", 1, "live"));
    refuse(inserted(0, 1, "a"), inserted(2, 3, "b"));
  }

  @Test
  void findsAnAcknowledgedDocumentThatIsLost() {
    refuse(inserted(0, 1, "a"), absent(2, 3));
    refuse(inserted(0, 1, "a"), changed(2, 3, "a", 1, "archived"), absent(4, 5));
    check(inserted(0, 2, "a"), absent(2, 3));
  }

  @Test
  void findsADocumentThatOutlivesItsPurge() {
    Operation archived = changed(2, 3, "a", 1, "archived");
    Operation purged = changed(4, 5, "a", 2, Lives.PURGED);
    refuse(inserted(0, 1, "a"), archived, purged, seen(6, 7, "a", 2, "archived"));
    check(inserted(0, 1, "a"), archived, purged, seen(5, 7, "a", 2, "archived"));
  }

  @Test
  void findsTwoWinnersOfOneVersion() {
    refuse(
        inserted(0, 1, "a"),
        changed(2, 3, "a", 1, "archived"),
        changed(4, 9, "a", 2, "live"),
        changed(4, 9, "a", 2, Lives.PURGED));
  }

  @Test
  void findsADocumentInAStateThatNobodyBroughtItTo() {
    refuse(inserted(0, 1, "a"), seen(2, 3, "a", 1, "archived"));
    refuse(inserted(0, 1, "a"), seen(2, 3, "a", 2, "archived"));
  }

  @Test
  void letsAnUnansweredPurgeHappenOrNot() {
    Operation archived = changed(2, 3, "a", 1, "archived");
    Operation purge = operation(4, 4, "a", new Outcome.Unanswered(2, Lives.PURGED));
    check(inserted(0, 1, "a"), archived, purge, absent(8, 9));
    check(inserted(0, 1, "a"), archived, purge, inserted(8, 9, "b"));
    check(inserted(0, 1, "a"), archived, purge, seen(8, 9, "a", 2, "archived"));
    refuse(inserted(0, 1, "a"), archived, purge, absent(5, 6), seen(8, 9, "a", 2, "archived"));
  }

  private static void check(Operation... history) {
    assertThat(Lives.check("x", List.of(history))).isPositive();
  }

  private static void refuse(Operation... history) {
    assertThatThrownBy(() -> Lives.check("x", List.of(history))).isInstanceOf(AssertionError.class);
  }

  private static Operation inserted(long invoked, long ended, String life) {
    return changed(invoked, ended, life, 0, "live");
  }

  private static Operation changed(
      long invoked, long ended, String life, long expected, String value) {
    return operation(invoked, ended, life, new Outcome.Swapped(expected, value));
  }

  private static Operation seen(long invoked, long ended, String life, long version, String value) {
    return operation(invoked, ended, life, new Outcome.Seen(new RegisterState(version, value)));
  }

  private static Operation absent(long invoked, long ended) {
    return operation(invoked, ended, Lives.NONE, new Outcome.Seen(Lives.BEFORE));
  }

  private static Operation operation(long invoked, long ended, String life, Outcome outcome) {
    return new Operation(1, Lives.name("x", life), invoked, ended, outcome);
  }
}
