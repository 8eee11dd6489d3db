package io.loquat.query.expression.accumulator;

/** The accumulations that hold next to nothing. Stateless. */
public final class Accumulations {
  private Accumulations() {}

  /** The sum of the numbers. */
  public static Accumulation sum() {
    return new SumAccumulation();
  }

  /** The average of the numbers. */
  public static Accumulation average() {
    return new AverageAccumulation();
  }

  /**
   * The standard deviation of the numbers.
   *
   * @param sample whether they are a sample of more
   */
  public static Accumulation deviation(boolean sample) {
    return new DeviationAccumulation(sample);
  }
}
