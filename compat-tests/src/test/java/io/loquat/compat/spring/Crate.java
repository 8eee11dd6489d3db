package io.loquat.compat.spring;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * An entity with Spring Data's own optimistic locking, in a field of its own.
 *
 * @param revision null on what is new
 */
@Document("crates")
record Crate(@Id String id, int pears, @Version @Nullable Long revision) {
  Crate withPears(int count) {
    return new Crate(id, count, revision);
  }
}
