package io.loquat.readmodel.document;

import java.util.function.Function;
import org.bson.BsonDocument;

/**
 * A document with what the server keeps beside it. Immutable if the value is, and the metadata is
 * left alone.
 *
 * {@snippet :
 * Versioned<User> read = users.findOneVersioned(eq("_id", "u1")).orElseThrow();
 * users.deleteOne(eq("_id", "u1"), DeleteOptions.defaults().expectedVersion(read.version()));
 * }
 *
 * @param value the document
 * @param version from 1, one more with every change
 * @param metadata what its last writer with metadata left beside it; empty if nobody did
 */
public record Versioned<T>(T value, long version, BsonDocument metadata) {
  /** The same version of something made of the value. */
  public <U> Versioned<U> map(Function<? super T, ? extends U> mapper) {
    return new Versioned<>(mapper.apply(value), version, metadata);
  }
}
