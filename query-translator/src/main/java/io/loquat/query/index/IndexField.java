package io.loquat.query.index;

import java.util.List;
import org.bson.BsonNumber;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * One field of an index's key pattern. Immutable.
 *
 * @param path dotted; of a wildcard field what stands before {@code $**}, perhaps nothing
 */
public record IndexField(String path, Kind kind, boolean descending) {
  /** What is kept of the field's values. */
  public enum Kind {
    VALUE,
    HASHED,
    TEXT,
    GEO_2D,
    GEO_2DSPHERE,
    WILDCARD
  }

  private static final String WILDCARD = "$**";

  /** Reads a field of a valid key pattern. */
  static IndexField of(String path, BsonValue kind) {
    boolean descending = kind instanceof BsonNumber number && number.doubleValue() < 0;
    if (path.equals(WILDCARD) && !kind.isString()) {
      return new IndexField("", Kind.WILDCARD, descending);
    }
    if (path.endsWith("." + WILDCARD)) {
      String prefix = path.substring(0, path.length() - WILDCARD.length() - 1);
      return new IndexField(prefix, Kind.WILDCARD, descending);
    }
    return new IndexField(path, kind(kind), descending);
  }

  private static Kind kind(BsonValue kind) {
    if (!(kind instanceof BsonString name)) {
      return Kind.VALUE;
    }
    return switch (name.getValue()) {
      case "hashed" -> Kind.HASHED;
      case "text" -> Kind.TEXT;
      case "2d" -> Kind.GEO_2D;
      case "2dsphere" -> Kind.GEO_2DSPHERE;
      default -> throw new IllegalArgumentException("unknown kind of index " + name.getValue());
    };
  }

  /** The names of the path. */
  public List<String> names() {
    return List.of(path.split("\\.", -1));
  }
}
