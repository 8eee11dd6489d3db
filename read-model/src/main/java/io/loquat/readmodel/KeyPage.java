package io.loquat.readmodel;

import java.util.List;
import java.util.Optional;

/**
 * One page of keys, in key order. Immutable.
 *
 * {@snippet :
 * Optional<String> cursor = Optional.empty();
 * do {
 *   KeyPage page = store.listKeys("order-", 100, cursor, TableOptions.defaults());
 *   page.keys().forEach(this::visit);
 *   cursor = page.cursor();
 * } while (cursor.isPresent());
 * }
 *
 * @param keys at most as many as were asked for
 * @param cursor what the next call continues with; empty at the end
 */
public record KeyPage(List<String> keys, Optional<String> cursor) {
  public KeyPage {
    keys = List.copyOf(keys);
  }

  /** Cuts one key more than was asked for, if there is one, and says where to go on. */
  static KeyPage of(List<String> keysAndOneMore, int limit) {
    if (keysAndOneMore.size() <= limit) {
      return new KeyPage(keysAndOneMore, Optional.empty());
    }
    List<String> keys = keysAndOneMore.subList(0, limit);
    return new KeyPage(keys, Optional.of(KeyCursor.after(keys.getLast())));
  }
}
