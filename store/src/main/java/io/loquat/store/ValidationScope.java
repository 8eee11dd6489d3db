package io.loquat.store;

/**
 * How much a check of a collection looks at. Immutable.
 *
 * @param file whether SQLite checks its own structures too, page by page
 * @param allOfBson whether field names that occur twice and texts that are not UTF-8 count too
 * @param schema refuses the documents that do not comply with the collection's validator
 */
public record ValidationScope(boolean file, boolean allOfBson, DocumentCheck schema) {
  /** All there is, but no validator. */
  public static final ValidationScope FULL = new ValidationScope(true, true, DocumentCheck.NONE);
}
