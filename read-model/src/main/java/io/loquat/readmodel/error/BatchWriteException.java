package io.loquat.readmodel.error;

import java.util.List;

/**
 * Some documents of a batch could not be written. Its cause is the first of the failures.
 *
 * {@snippet :
 * try {
 *   users.insertMany(people, InsertOptions.defaults().ordered(false));
 * } catch (BatchWriteException e) {
 *   log.info("{} are in", e.done());
 *   e.failures().forEach(f -> log.info("{}: {}", people.get(f.index()), f.error().getMessage()));
 * }
 * }
 */
public final class BatchWriteException extends LoquatException {
  private static final long serialVersionUID = 1L;

  private final transient List<Failure> failures;
  private final long done;

  /**
   * One document that could not be written.
   *
   * @param index its place in the batch, from 0
   * @param error why
   */
  public record Failure(int index, LoquatException error) {}

  /**
   * @param failures at least one
   */
  public BatchWriteException(List<Failure> failures, long done) {
    super(
        "%s of a batch failed and %s succeeded; the first to fail was number %s: %s"
            .formatted(
                failures.size(),
                done,
                failures.getFirst().index(),
                failures.getFirst().error().getMessage()),
        failures.getFirst().error());
    this.failures = List.copyOf(failures);
    this.done = done;
  }

  /** What failed, by index. In an ordered batch there is one, and nothing after it was tried. */
  public List<Failure> failures() {
    return failures;
  }

  /** How many documents were written. */
  public long done() {
    return done;
  }
}
