package io.loquat.store.jsonb;

/** What encoding does with the fields of a root document. */
public enum RootRule {
  /** Every field stays, in its order. */
  VERBATIM(false, false),
  /** {@code _id} goes first; the rest stays in its order. */
  ID_FIRST(true, false),
  /** {@code _id} goes first, and the system fields that a client sent are left out. */
  ID_FIRST_NO_SYSTEM_FIELDS(true, true);

  private final boolean idFirst;
  private final boolean dropsSystemFields;

  RootRule(boolean idFirst, boolean dropsSystemFields) {
    this.idFirst = idFirst;
    this.dropsSystemFields = dropsSystemFields;
  }

  boolean idFirst() {
    return idFirst;
  }

  boolean dropsSystemFields() {
    return dropsSystemFields;
  }
}
