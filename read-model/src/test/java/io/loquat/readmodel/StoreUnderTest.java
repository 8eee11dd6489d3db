package io.loquat.readmodel;

import java.util.UUID;

/** Where a contract's tests get their store from. */
public interface StoreUnderTest {
  /** The same one for all tests; each of them works in tables of its own. */
  ReadModelStore store();

  /** The name of a table that nobody has used. */
  default String newTable() {
    return "t-" + UUID.randomUUID();
  }
}
