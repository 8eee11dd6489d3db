package io.loquat.readmodel;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Queue;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reading in pages by key, each going on after the last key of the one before. Stateless. */
final class Pages {
  /** How many values are fetched at a time. */
  static final int VALUES_MAX = 100;

  private Pages() {}

  /** What a call of {@code listKeys} is to read. */
  static KeyRange checked(String prefix, int limit, Optional<String> cursor) {
    if (limit < 1 || limit > ReadModelStore.PAGE_KEYS_MAX) {
      throw new IllegalArgumentException(
          "a page has 1 to %s keys, not %s".formatted(ReadModelStore.PAGE_KEYS_MAX, limit));
    }
    return KeyRange.of(prefix, cursor);
  }

  /**
   * All entries of the range, fetched as they are asked for.
   *
   * @param pages gives the first entries of a range; none only at its end
   */
  static <T> Stream<Entry<T>> stream(KeyRange range, Function<KeyRange, List<Entry<T>>> pages) {
    int what = Spliterator.ORDERED | Spliterator.DISTINCT | Spliterator.NONNULL;
    Iterator<Entry<T>> entries = new PagedIterator<>(range, pages);
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(entries, what), false);
  }

  /** Holds one page at a time. Confined to one caller. */
  private static final class PagedIterator<T> implements Iterator<Entry<T>> {
    private final Function<KeyRange, List<Entry<T>>> pages;
    private final Queue<Entry<T>> page = new ArrayDeque<>();
    private KeyRange rest;
    private boolean ended;

    PagedIterator(KeyRange range, Function<KeyRange, List<Entry<T>>> pages) {
      this.rest = range;
      this.pages = pages;
    }

    @Override
    public boolean hasNext() {
      if (page.isEmpty() && !ended) {
        page.addAll(pages.apply(rest));
        ended = page.isEmpty();
      }
      return !page.isEmpty();
    }

    @Override
    public Entry<T> next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      Entry<T> entry = page.remove();
      rest = rest.after(entry.key());
      return entry;
    }
  }
}
