package io.loquat.store.sqlite;

import io.loquat.store.CollectionKind;

/** The orders in which a table can be read without sorting. */
enum Direction {
  NATURAL("rid", ">", "", "NOT INDEXED"),
  NATURAL_BACKWARDS("rid", "<", " DESC", "NOT INDEXED"),
  ID("_id", ">", "", "INDEXED BY %s"),
  ID_BACKWARDS("_id", "<", " DESC", "INDEXED BY %s");

  private final String column;
  private final String beyond;
  private final String order;
  private final String path;

  Direction(String column, String beyond, String order, String path) {
    this.column = column;
    this.beyond = beyond;
    this.order = order;
    this.path = path;
  }

  /** The same in a table; the natural order of a clustered collection is that of {@code _id}. */
  Direction in(CollectionTable table) {
    if (!(table.kind() instanceof CollectionKind.Clustered)) {
      return this;
    }
    return switch (this) {
      case NATURAL, ID -> ID;
      case NATURAL_BACKWARDS, ID_BACKWARDS -> ID_BACKWARDS;
    };
  }

  boolean byId() {
    return this == ID || this == ID_BACKWARDS;
  }

  boolean backwards() {
    return this == NATURAL_BACKWARDS || this == ID_BACKWARDS;
  }

  /** How SQLite is to find the rows, rather than by its own estimate. */
  String path(CollectionTable table) {
    return path.formatted(table.idIndex());
  }

  /** The condition on rows beyond a place that is bound as a parameter. */
  String beyondSql() {
    return column + " " + beyond + " ?";
  }

  String orderSql() {
    return column + order;
  }
}
