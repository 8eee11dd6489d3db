package io.loquat.commands.argument;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.loquat.query.collation.Collation;
import java.util.Optional;
import org.bson.BsonDocument;

/**
 * The collations of commands, statements and collections. Making one is much work, so those used
 * last are kept. Thread-safe by Caffeine.
 */
public final class Collations {
  private static final String COLLATION = "collation";
  private static final int KEPT_MAX = 200;
  private static final Cache<BsonDocument, Collation> KEPT =
      Caffeine.newBuilder().maximumSize(KEPT_MAX).executor(Runnable::run).build();

  private Collations() {}

  /**
   * The argument {@code collation}; empty if there is none, or an empty one: the collection's own
   * holds then.
   */
  public static Optional<Collation> read(Arguments arguments) {
    return arguments
        .document(COLLATION)
        .filter(document -> !document.isEmpty())
        .map(Collations::parse);
  }

  /** The default collation of a collection with these options. */
  public static Collation defaultOf(BsonDocument options) {
    return options.get(COLLATION) instanceof BsonDocument collation
        ? parse(collation)
        : Collation.SIMPLE;
  }

  /** As {@link Collation#parse}. */
  public static Collation parse(BsonDocument document) {
    // A copy, since a document as it came in holds on to the request's bytes.
    BsonDocument key = new BsonDocument();
    key.putAll(document);
    return KEPT.get(key, Collation::parse);
  }
}
