package io.loquat.readmodel.document;

import io.loquat.readmodel.channel.CommandChannel;
import io.loquat.readmodel.error.LoquatException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.bson.BsonDocument;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The documents that a find gave, read page by page as they are wanted, once. Confined to one
 * thread at a time.
 *
 * <p>Whoever does not read to the end closes it, so that the server need not wait for more; read to
 * the end it closes itself.
 *
 * {@snippet :
 * try (Documents<User> found = users.find(gte("age", 18))) {
 *   for (User user : found) {
 *     if (!greet(user)) {
 *       break;
 *     }
 *   }
 * }
 * }
 */
public final class Documents<T> implements Iterable<T>, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Documents.class);

  private final Cursor cursor;
  private final Function<BsonDocument, T> read;
  private Page page;
  private int next;
  private boolean closed;
  private boolean taken;

  Documents(Cursor cursor, Page first, Function<BsonDocument, T> read) {
    this.cursor = cursor;
    this.page = first;
    this.read = read;
    if (first.isLast()) {
      cursor.conversation().close();
    }
  }

  /** Runs a command that opens a cursor. If it fails, the conversation is over. */
  static <T> Documents<T> open(
      Cursor cursor, Operation<Page> find, Function<BsonDocument, T> read) {
    try {
      return new Documents<>(cursor, cursor.operations().run(find), read);
    } catch (RuntimeException e) {
      cursor.conversation().close();
      throw e;
    }
  }

  /**
   * The documents one by one.
   *
   * @throws IllegalStateException if they were asked for before
   */
  @Override
  public Iterator<T> iterator() {
    if (taken) {
      throw new IllegalStateException("these documents can be read once");
    }
    taken = true;
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return isMore();
      }

      @Override
      public T next() {
        return read.apply(take());
      }
    };
  }

  /** The documents as a stream, which closes them when it is closed. */
  public Stream<T> stream() {
    Spliterator<T> source =
        Spliterators.spliteratorUnknownSize(
            iterator(), Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.IMMUTABLE);
    return StreamSupport.stream(source, false).onClose(this::close);
  }

  /** All that are left, together; closes them. */
  public List<T> toList() {
    try (this;
        Stream<T> all = stream()) {
      return all.toList();
    }
  }

  /** The first one; closes them. */
  public Optional<T> first() {
    try (this) {
      Iterator<T> all = iterator();
      return all.hasNext() ? Optional.of(all.next()) : Optional.empty();
    }
  }

  private boolean isMore() {
    while (!closed && next == page.documents().size() && !page.isLast()) {
      page = cursor.operations().run(cursor.more(page));
      next = 0;
      if (page.isLast()) {
        cursor.conversation().close();
      }
    }
    return !closed && next < page.documents().size();
  }

  private BsonDocument take() {
    if (!isMore()) {
      throw new NoSuchElementException();
    }
    return page.documents().get(next++);
  }

  /** Ends the cursor if there is more to read. A second call does nothing. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    if (page.isLast()) {
      return;
    }
    try (CommandChannel conversation = cursor.conversation()) {
      new Operations(conversation).run(cursor.kill(page));
    } catch (LoquatException e) {
      LOG.atDebug().setCause(e).log("a cursor was not closed; the server does so in time");
    }
  }
}
