package io.loquat.compat.conformance;

/** How the replay of a case ended. Immutable. */
record Outcome(ConformanceCase replayed, Result result) {
  /** What came of it. */
  sealed interface Result {}

  record Passed() implements Result {}

  /** The server lacks what the case requires, or has what it must not. */
  record LeftOut() implements Result {}

  /**
   * The case needs something that the server says it does not support yet.
   *
   * @param what as the server names it
   */
  record Waiting(String what, CaseReplay.Failure failure) implements Result {}

  record Failed(CaseReplay.Failure failure) implements Result {}

  static Result of(CaseReplay.Failure failure) {
    return failure
        .waitsFor()
        .<Result>map(what -> new Waiting(what, failure))
        .orElseGet(() -> new Failed(failure));
  }

  boolean passed() {
    return result instanceof Passed;
  }

  /** Whether it was replayed, and in vain. */
  boolean fell() {
    return result instanceof Waiting || result instanceof Failed;
  }
}
