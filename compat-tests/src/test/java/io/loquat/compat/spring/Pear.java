package io.loquat.compat.spring;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.ReadOnlyProperty;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;

/**
 * An entity that knows the server's version of it, and never writes it.
 *
 * @param version null on what has not been read back
 */
@Document("pears")
record Pear(
    @Id String id,
    String kind,
    int kilos,
    List<String> tags,
    @ReadOnlyProperty @Field("_version") @Nullable Long version) {

  static Pear of(String id, String kind, int kilos, String... tags) {
    return new Pear(id, kind, kilos, List.of(tags), null);
  }
}
