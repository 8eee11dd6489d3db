package io.loquat.model;

/**
 * A database and a collection in it, as {@code db.collection}. Immutable.
 *
 * @param database the database's name
 * @param collection the collection's name, which may itself contain dots
 */
public record Namespace(String database, String collection) {
  @Override
  public String toString() {
    return database + "." + collection;
  }
}
