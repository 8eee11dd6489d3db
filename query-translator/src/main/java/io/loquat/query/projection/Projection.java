package io.loquat.query.projection;

import org.bson.BsonDocument;

/** A parsed projection. Immutable. */
public final class Projection {
  private Projection() {}

  /**
   * @throws io.loquat.model.CommandException with MongoDB's code, such as 31254 for a mix of
   *     inclusion and exclusion
   */
  public static Projection parse(BsonDocument projection) {
    throw new UnsupportedOperationException("being built");
  }

  /** Whether it returns each document unchanged (an empty projection). */
  public boolean isIdentity() {
    throw new UnsupportedOperationException("being built");
  }

  /** The projected document. */
  public BsonDocument apply(BsonDocument document, DocumentMeta meta) {
    throw new UnsupportedOperationException("being built");
  }
}
