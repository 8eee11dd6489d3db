package io.loquat.faults.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;

/** The fast checker says of small histories what trying every order says. */
class CheckersAgreeTest {
  @Property(tries = 3_000)
  void findNoFaultInWhatARegisterDid(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 10) int operations) {
    List<Operation> history = SimulatedRegister.play(new Random(seed), operations);
    assertThat(VersionOrder.check(SimulatedRegister.INITIAL, history)).isEmpty();
    assertThat(isLinearizable(history)).isTrue();
  }

  @Property(tries = 20_000)
  void agreeOnFalsifiedHistories(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 10) int operations,
      @ForAll @IntRange(min = 1, max = 3) int mutations) {
    Random random = new Random(seed);
    List<Operation> history = SimulatedRegister.play(random, operations);
    for (int mutation = 0; mutation < mutations; mutation++) {
      history = Mutation.of(history, random);
    }
    boolean right = isLinearizable(history);
    assertThat(VersionOrder.check(SimulatedRegister.INITIAL, history).isEmpty())
        .as("history %s", history)
        .isEqualTo(right);
    Statistics.collect(right);
    Statistics.coverage(
        shares -> {
          shares.check(true).percentage(share -> share > 20);
          shares.check(false).percentage(share -> share > 20);
        });
  }

  private static boolean isLinearizable(List<Operation> history) {
    return ExhaustiveSearch.isLinearizable(SimulatedRegister.INITIAL, history);
  }
}
