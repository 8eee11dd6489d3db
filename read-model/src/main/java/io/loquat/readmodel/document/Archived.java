package io.loquat.readmodel.document;

import org.bson.BsonString;

/**
 * Whether a read or a write sees archived documents, which are the softly deleted ones.
 *
 * {@snippet :
 * users.find(exists("name"), FindOptions.defaults().archived(Archived.ONLY));
 * }
 */
public enum Archived {
  /** Live documents only: how everything works unless told otherwise. */
  EXCLUDE("exclude"),
  /** Live and archived documents. */
  INCLUDE("include"),
  /** Archived documents only. */
  ONLY("only");

  private final String word;

  Archived(String word) {
    this.word = word;
  }

  /** As it goes over the wire, as the value of {@code $archived} in a filter. */
  BsonString toBson() {
    return new BsonString(word);
  }
}
