package io.loquat.readmodel;

import io.loquat.readmodel.document.ExpectedVersion;
import java.util.Optional;
import org.bson.conversions.Bson;

/**
 * One put of a batch. Immutable if its value and its metadata are.
 *
 * {@snippet :
 * store.batchPut(
 *     List.of(
 *         Put.of("o-1", order).expectedVersion(ExpectedVersion.DOCUMENT_DOES_NOT_EXIST),
 *         Put.of("o-2", other).metadata(new Document("position", 1207L))));
 * }
 *
 * @param key at most {@link ReadModelStore#KEY_BYTES_MAX} bytes
 * @param value a record, a POJO, a map, or a document
 * @param expectedVersion what the value's version must be for the put to happen
 * @param metadata replaces the value's metadata; if empty, that stays as it is
 */
public record Put(
    String key, Object value, ExpectedVersion expectedVersion, Optional<Bson> metadata) {
  public Put {
    Keys.checked(key);
  }

  /** A put at any version, with the metadata that is there. */
  public static Put of(String key, Object value) {
    return new Put(key, value, ExpectedVersion.NO_CONCURRENCY_CHECK, Optional.empty());
  }

  public Put expectedVersion(ExpectedVersion newExpectedVersion) {
    return new Put(key, value, newExpectedVersion, metadata);
  }

  /** Short for {@link ExpectedVersion#exactly}. */
  public Put expectedVersion(long version) {
    return expectedVersion(ExpectedVersion.exactly(version));
  }

  public Put metadata(Bson newMetadata) {
    return new Put(key, value, expectedVersion, Optional.of(newMetadata));
  }
}
