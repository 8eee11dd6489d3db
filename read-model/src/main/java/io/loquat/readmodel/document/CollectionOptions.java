package io.loquat.readmodel.document;

import java.time.Duration;
import java.util.Optional;

/**
 * What a collection is made with. Immutable.
 *
 * {@snippet :
 * store.createCollection(
 *     "users",
 *     CollectionOptions.defaults().softDelete(true).expireArchivedAfter(Duration.ofDays(30)));
 * }
 *
 * @param softDelete whether every delete archives
 * @param expireArchivedAfter how long archived documents are kept, in whole seconds; for ever if
 *     empty
 * @param systemFields whether documents show {@code _version}, {@code _created} and {@code
 *     _updated}; the server's profile decides if this is empty
 */
public record CollectionOptions(
    boolean softDelete,
    Optional<Duration> expireArchivedAfter,
    Optional<SystemFields> systemFields) {
  private static final CollectionOptions DEFAULTS =
      new CollectionOptions(false, Optional.empty(), Optional.empty());

  /**
   * Whether a collection's documents carry Loquat's own fields. {@link Versioned} has the version
   * either way.
   */
  public enum SystemFields {
    /** At the end of each document. */
    VISIBLE,
    /** Documents are exactly as MongoDB would give them. */
    HIDDEN
  }

  /**
   * @throws IllegalArgumentException if the time is not one of whole seconds, at least one
   */
  public CollectionOptions {
    if (expireArchivedAfter.filter(time -> !isWholeSeconds(time)).isPresent()) {
      throw new IllegalArgumentException(
          "expireArchivedAfter must be whole seconds, at least one: " + expireArchivedAfter.get());
    }
  }

  private static boolean isWholeSeconds(Duration time) {
    return time.getSeconds() > 0 && time.getNano() == 0;
  }

  /** Deletes are for good, and system fields as the server has them. */
  public static CollectionOptions defaults() {
    return DEFAULTS;
  }

  public CollectionOptions softDelete(boolean newSoftDelete) {
    return new CollectionOptions(newSoftDelete, expireArchivedAfter, systemFields);
  }

  public CollectionOptions expireArchivedAfter(Duration time) {
    return new CollectionOptions(softDelete, Optional.of(time), systemFields);
  }

  public CollectionOptions systemFields(SystemFields newSystemFields) {
    return new CollectionOptions(softDelete, expireArchivedAfter, Optional.of(newSystemFields));
  }
}
