package io.loquat.readmodel;

import java.util.OptionalLong;

/**
 * What a put did. Immutable.
 *
 * <p>The version is the value's after the put. It is known, without another round trip, if the
 * value is new (it is 1) or if the put expected an exact version; after a put that expected none it
 * is empty, and {@link ReadModelStore#get} tells it. In a batch it is known of new values only.
 *
 * {@snippet :
 * PutResult first = store.put("o-1", order);
 * long version = first.version().orElseThrow(); // 1: it was created
 * }
 *
 * @param created whether there was no value under the key before
 * @param version the version now, where it is known
 */
public record PutResult(boolean created, OptionalLong version) {
  static final PutResult CREATED = new PutResult(true, OptionalLong.of(1));
  static final PutResult REPLACED = new PutResult(false, OptionalLong.empty());

  static PutResult replaced(long version) {
    return new PutResult(false, OptionalLong.of(version));
  }
}
