package io.loquat.query.regex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class StackBudgetTest {
  private static final int MEBIBYTE = 1 << 20;

  @Test
  void refusesWhatIsMoreThanThereIs() {
    StackBudget budget = new StackBudget(10L * MEBIBYTE);
    long taken = budget.take(6L * MEBIBYTE);
    assertThatThrownBy(() -> budget.take(6L * MEBIBYTE)).hasMessageContaining("repetitions");
    budget.give(taken);
    assertThat(budget.take(6L * MEBIBYTE)).isEqualTo(6L * MEBIBYTE);
  }

  @Test
  void givesALittleToAnyone() {
    assertThat(new StackBudget(0).take(MEBIBYTE)).isZero();
  }
}
