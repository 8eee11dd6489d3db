package io.loquat.query.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.BsonArray;
import org.bson.BsonInt64;
import org.bson.BsonValue;

/**
 * Where on the paths of an index's fields arrays have been met, so that a document may have several
 * keys. Immutable.
 *
 * @param masks for each field of the key pattern: bit i is set if the value at its path's first i+1
 *     names was an array that the keys hold the elements of; empty if there never was one
 */
public record MultikeyPaths(List<Long> masks) {
  /** No arrays at all. */
  public static final MultikeyPaths NONE = new MultikeyPaths(List.of());

  private static final int BIT_MAX = Long.SIZE - 2;

  public MultikeyPaths {
    masks = List.copyOf(masks);
  }

  /** The masks as they lie in the catalog. */
  public static MultikeyPaths of(BsonArray masks) {
    return new MultikeyPaths(masks.stream().map(mask -> mask.asNumber().longValue()).toList());
  }

  /** One mask for each field; none if all are empty. */
  static MultikeyPaths ofMasks(long[] masks) {
    return Arrays.stream(masks).allMatch(mask -> mask == 0)
        ? NONE
        : new MultikeyPaths(Arrays.stream(masks).boxed().toList());
  }

  /** Of an index in which every field may stand for several values, as a wildcard's. */
  public static MultikeyPaths everywhere(int fields) {
    return new MultikeyPaths(IntStream.range(0, fields).mapToObj(_ -> Long.MAX_VALUE).toList());
  }

  /** The bit of the name at that place in a path. */
  static long bit(int name) {
    return 1L << Math.min(name, BIT_MAX);
  }

  /** Whether a document may have several keys. */
  public boolean isMultikey() {
    return masks.stream().anyMatch(mask -> mask != 0);
  }

  /** Whether an array has been met anywhere on the path of that field of the key pattern. */
  public boolean isMultikey(int field) {
    return field < masks.size() && masks.get(field) != 0;
  }

  /** Whether the value at the first {@code names} names of that field's path was an array. */
  public boolean isArrayAt(int field, int names) {
    return field < masks.size() && (masks.get(field) & bit(names - 1)) != 0;
  }

  /** What has been met here or there. */
  public MultikeyPaths with(MultikeyPaths other) {
    if (other.masks.isEmpty() || other.equals(this)) {
      return this;
    }
    List<Long> all = new ArrayList<>();
    for (int i = 0; i < Math.max(masks.size(), other.masks.size()); i++) {
      all.add(mask(i) | other.mask(i));
    }
    return new MultikeyPaths(all);
  }

  private long mask(int field) {
    return field < masks.size() ? masks.get(field) : 0;
  }

  /** As {@link #of} reads it. */
  public BsonArray toBson() {
    return new BsonArray(masks.stream().<BsonValue>map(BsonInt64::new).toList());
  }
}
