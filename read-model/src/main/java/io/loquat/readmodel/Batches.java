package io.loquat.readmodel;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The rules of batches, the same for every store. Stateless. */
final class Batches {
  private Batches() {}

  /** The keys, each once, in their order. */
  static Set<String> checkedKeys(Collection<String> keys) {
    Set<String> distinct = new LinkedHashSet<>();
    for (String key : keys) {
      distinct.add(Keys.checked(key));
    }
    checkSize(distinct.size());
    return distinct;
  }

  static List<Put> checkedPuts(List<Put> puts) {
    requireDistinct(puts.stream().map(Put::key).toList());
    return List.copyOf(puts);
  }

  static List<Delete> checkedDeletes(List<Delete> deletes) {
    requireDistinct(deletes.stream().map(Delete::key).toList());
    return List.copyOf(deletes);
  }

  private static void requireDistinct(List<String> keys) {
    checkSize(keys.size());
    Set<String> seen = new LinkedHashSet<>();
    List<String> twice = new ArrayList<>();
    for (String key : keys) {
      if (!seen.add(key)) {
        twice.add("'" + key + "'");
      }
    }
    if (!twice.isEmpty()) {
      throw new IllegalArgumentException(
          "a batch names each key once, this one repeats " + twice.getFirst());
    }
  }

  private static void checkSize(int keys) {
    if (keys > ReadModelStore.BATCH_KEYS_MAX) {
      throw new IllegalArgumentException(
          "a batch names at most %s keys, this one %s"
              .formatted(ReadModelStore.BATCH_KEYS_MAX, keys));
    }
  }

  /** What is known of one put of several: a server counts changes, and names what it inserted. */
  static PutResult result(boolean created) {
    return created ? PutResult.CREATED : PutResult.REPLACED;
  }
}
