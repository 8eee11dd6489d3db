package io.loquat.query.filter;

/** A question that a missing field never answers with yes. */
@FunctionalInterface
interface PresentTest extends ValueTest {
  @Override
  default boolean holdsForMissing() {
    return false;
  }
}
