package io.loquat.readmodel.locking;

import io.loquat.readmodel.document.UpdateOptions;
import io.loquat.readmodel.document.Versioned;
import io.loquat.readmodel.error.DocumentNotFoundException;
import io.loquat.readmodel.mapping.TypeMapping;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.conversions.Bson;

/** What the attempts of an optimistic update have in common, waiting or not. Immutable. */
record LockSteps<T>(TypeMapping<T> mapping) {
  /** What is to be written. */
  sealed interface Write<T> {}

  /** The fields that differ. */
  record Fields<T>(BsonDocument update) implements Write<T> {}

  /** The whole document, since a field has a name that an update would read as a path. */
  record Whole<T>(T document) implements Write<T> {}

  /** Empty if nothing is to be written. */
  Optional<Write<T>> decide(
      Versioned<T> read, Predicate<? super T> condition, UnaryOperator<T> change) {
    if (!condition.test(read.value())) {
      return Optional.empty();
    }
    // Before the change: the function may change the very object.
    BsonDocument before = mapping.toBson(read.value());
    T changed = change.apply(read.value());
    return Changes.between(before, mapping.toBson(changed))
        .map(
            update ->
                Changes.hasNameThatIsNone(update) ? new Whole<>(changed) : new Fields<>(update));
  }

  static Bson byId(Object id) {
    return new Document("_id", id);
  }

  static UpdateOptions at(Versioned<?> read, LockOptions options) {
    return FieldSteps.unchecked(options).expectedVersion(read.version());
  }

  /** A replacement that went through is one version further. */
  static <T> Versioned<T> replaced(Versioned<T> read, T document) {
    return new Versioned<>(document, read.version() + 1, read.metadata());
  }

  static DocumentNotFoundException notFound(Object id) {
    return new DocumentNotFoundException("there is no document " + id, Optional.of(id));
  }
}
