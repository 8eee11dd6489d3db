package io.loquat.query.sort;

import org.bson.BsonDocument;

/** A parsed sort specification. Immutable. */
public final class Sort {
  private Sort() {}

  /**
   * @throws io.loquat.model.CommandException BadValue and others for a malformed specification
   */
  public static Sort parse(BsonDocument sort) {
    throw new UnsupportedOperationException("being built");
  }

  /** Whether it asks for no order at all. */
  public boolean isEmpty() {
    throw new UnsupportedOperationException("being built");
  }

  /** 1 or -1 if the sort is exactly {@code {$natural: ±1}}, else 0. */
  public int naturalDirection() {
    throw new UnsupportedOperationException("being built");
  }

  /** 1 or -1 if the sort is exactly {@code {_id: ±1}}, else 0. */
  public int idDirection() {
    throw new UnsupportedOperationException("being built");
  }

  /**
   * The document's sort key: keys compared as unsigned bytes give the sort's order. An array counts
   * by its least element ascending and its greatest descending; a missing field as null.
   */
  public byte[] key(BsonDocument document) {
    throw new UnsupportedOperationException("being built");
  }
}
