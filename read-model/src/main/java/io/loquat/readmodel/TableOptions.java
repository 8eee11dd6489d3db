package io.loquat.readmodel;

import java.util.Optional;

/**
 * Which table a call is about. Immutable.
 *
 * {@snippet :
 * store.get("o-1", Order.class, TableOptions.table("orders"));
 * }
 *
 * @param tableName the collection; if empty, the one that the store was made with
 */
public record TableOptions(Optional<String> tableName) {
  private static final TableOptions DEFAULTS = new TableOptions(Optional.empty());

  public TableOptions {
    tableName.ifPresent(Tables::checked);
  }

  /** The store's own table. */
  public static TableOptions defaults() {
    return DEFAULTS;
  }

  /**
   * This table.
   *
   * @throws IllegalArgumentException if it cannot be the name of a collection
   */
  public static TableOptions table(String name) {
    return new TableOptions(Optional.of(name));
  }
}
