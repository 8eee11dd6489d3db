package io.loquat.faults.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.loquat.faults.history.Violation.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** One broken history of each kind must be found (the canaries), and its nearest right one not. */
class VersionOrderTest {
  private static final RegisterState INITIAL = new RegisterState(1, "first");

  @Test
  void acceptsReadsOfBothStatesWhileAWriteIsUnderWay() {
    assertNoFault(swap(0, 10, 1, "x"), read(2, 3, 1, "first"), read(4, 5, 2, "x"));
  }

  @Test
  void findsTwoWinnersOfOneVersion() {
    assertFault(Kind.TWO_WINNERS, swap(0, 10, 1, "x"), swap(0, 10, 1, "y"));
    assertNoFault(swap(0, 10, 1, "x"), swap(0, 10, 2, "y"));
  }

  @Test
  void findsAnAcknowledgedUpdateThatIsLost() {
    assertFault(Kind.OUT_OF_ORDER, swap(0, 10, 1, "x"), read(11, 12, 1, "first"));
    assertNoFault(swap(0, 10, 1, "x"), read(10, 12, 1, "first"));
  }

  @Test
  void findsAnAcknowledgedUpdateThatAnotherTookThePlaceOf() {
    assertFault(Kind.OTHER_VALUE, swap(0, 10, 1, "x"), read(11, 12, 2, "y"));
    assertNoFault(swap(0, 10, 1, "x"), read(11, 12, 2, "x"));
  }

  @Test
  void findsVersionsThatGoBack() {
    assertFault(
        Kind.OUT_OF_ORDER, swap(0, 100, 1, "x"), read(10, 20, 2, "x"), read(21, 30, 1, "first"));
    assertNoFault(swap(0, 100, 1, "x"), read(10, 20, 2, "x"), read(20, 30, 1, "first"));
  }

  @Test
  void findsAReadOfWhatWasWrittenLater() {
    assertFault(Kind.OUT_OF_ORDER, read(0, 4, 2, "x"), swap(5, 10, 1, "x"));
    assertNoFault(read(0, 5, 2, "x"), swap(5, 10, 1, "x"));
  }

  @Test
  void findsWritesThatCannotHaveFollowedOneAnother() {
    assertFault(Kind.OUT_OF_ORDER, swap(5, 10, 1, "x"), swap(0, 4, 2, "y"));
    assertNoFault(swap(5, 10, 1, "x"), swap(0, 5, 2, "y"));
  }

  @Test
  void findsAVersionThatNobodyWrote() {
    assertFault(Kind.NO_WRITER, swap(0, 10, 1, "x"), read(11, 12, 3, "y"));
    assertFault(Kind.NO_WRITER, swap(0, 10, 2, "x"));
    assertFault(Kind.NO_WRITER, read(0, 10, 0, "older"));
    assertFault(Kind.NO_WRITER, mismatch(0, 10, 1, 2));
  }

  @Test
  void findsAMismatchWithoutDifference() {
    assertFault(Kind.MISMATCH_WITHOUT_DIFFERENCE, mismatch(0, 10, 1, 1));
    assertNoFault(mismatch(0, 10, 2, 1));
  }

  @Test
  void findsAMismatchWithAVersionThatWasNoLongerCurrent() {
    assertFault(Kind.OUT_OF_ORDER, swap(0, 10, 1, "x"), mismatch(11, 12, 2, 1));
    assertNoFault(swap(0, 10, 1, "x"), mismatch(11, 12, 1, 2));
  }

  @Test
  void findsAMismatchWithAVersionThatWasNotYetCurrent() {
    assertFault(Kind.OUT_OF_ORDER, mismatch(0, 4, 1, 2), swap(5, 10, 1, "x"));
    assertNoFault(mismatch(0, 5, 1, 2), swap(5, 10, 1, "x"));
  }

  @Test
  void letsAnUnansweredWriteHappenAtAnyTimeAfterItBeganOrNever() {
    assertNoFault(unanswered(5, 1, "x"), read(90, 91, 1, "first"));
    assertNoFault(unanswered(5, 1, "x"), read(90, 91, 1, "first"), read(92, 93, 2, "x"));
    assertNoFault(unanswered(5, 1, "x"), unanswered(5, 1, "y"), read(92, 93, 2, "y"));
    assertNoFault(unanswered(5, 1, "x"), unanswered(6, 2, "y"), read(92, 93, 3, "y"));
  }

  @Test
  void findsWhatNoUnansweredWriteExplains() {
    assertFault(Kind.OUT_OF_ORDER, read(0, 4, 2, "x"), unanswered(5, 1, "x"));
    assertFault(Kind.NO_WRITER, unanswered(5, 1, "x"), read(6, 7, 2, "y"));
    assertFault(Kind.NO_WRITER, unanswered(5, 2, "x"), read(6, 7, 3, "x"));
    assertFault(Kind.OTHER_VALUE, unanswered(5, 1, "x"), swap(6, 7, 1, "y"), read(8, 9, 2, "x"));
  }

  @Test
  void namesTheOperationsThatContradictOneAnother() {
    Operation write = swap(0, 10, 1, "x");
    Operation stale = read(11, 12, 1, "first");
    assertThat(VersionOrder.check(INITIAL, List.of(stale, write)))
        .contains(new Violation(Kind.OUT_OF_ORDER, 2, List.of(write, stale)));
  }

  @Test
  void checksALongHistoryAtOnce() {
    List<Operation> history = new ArrayList<>();
    for (int version = 1; version <= 200_000; version++) {
      history.add(swap(version * 10L, version * 10L + 15, version, "v" + version));
      history.add(read(version * 10L + 14, version * 10L + 30, version + 1, "v" + version));
    }
    Collections.shuffle(history, new Random(1));
    assertThat(VersionOrder.check(INITIAL, history)).isEmpty();
    history.add(read(1_000_040, 1_000_041, 100_000, "v99999"));
    assertThat(VersionOrder.check(INITIAL, history)).isPresent();
  }

  private static void assertFault(Kind kind, Operation... history) {
    assertThat(VersionOrder.check(INITIAL, List.of(history)).map(Violation::kind)).contains(kind);
    assertThat(ExhaustiveSearch.isLinearizable(INITIAL, List.of(history))).isFalse();
  }

  private static void assertNoFault(Operation... history) {
    assertThat(VersionOrder.check(INITIAL, List.of(history))).isEqualTo(Optional.empty());
    assertThat(ExhaustiveSearch.isLinearizable(INITIAL, List.of(history))).isTrue();
  }

  private static Operation read(long invoked, long ended, long version, String value) {
    return operation(invoked, ended, new Outcome.Seen(new RegisterState(version, value)));
  }

  private static Operation swap(long invoked, long ended, long expected, String value) {
    return operation(invoked, ended, new Outcome.Swapped(expected, value));
  }

  private static Operation mismatch(long invoked, long ended, long expected, long actual) {
    return operation(invoked, ended, new Outcome.Mismatched(expected, actual));
  }

  private static Operation unanswered(long invoked, long expected, String value) {
    return operation(invoked, invoked, new Outcome.Unanswered(expected, value));
  }

  private static Operation operation(long invoked, long ended, Outcome outcome) {
    return new Operation(1, "x", invoked, ended, outcome);
  }
}
