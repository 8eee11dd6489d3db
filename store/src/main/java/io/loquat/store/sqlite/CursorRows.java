package io.loquat.store.sqlite;

import io.loquat.store.FindQuery;
import io.loquat.store.StoredDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a cursor on their way into batches: what is skipped, what is left of the limit, and
 * the one row that did not fit into the last batch. Confined to one caller at a time.
 */
final class CursorRows {
  private long toSkip;
  private long left;
  private @Nullable StoredRow held;
  private @Nullable StoredRow last;

  CursorRows(FindQuery query) {
    this.toSkip = query.skip();
    this.left = query.limit() == 0 ? Long.MAX_VALUE : query.limit();
  }

  /** Whether the limit is reached. */
  boolean isFinished() {
    return left == 0;
  }

  /** Whether a row waits for the next batch. */
  boolean holdsOne() {
    return held != null;
  }

  /** Where the row lies that came last. */
  OptionalLong position() {
    StoredRow row = last;
    return row == null ? OptionalLong.empty() : OptionalLong.of(row.rid());
  }

  /** The next batch, which begins with the row that waits. */
  Batch batch(int countMax, long bytesMax) {
    Batch batch = new Batch(Math.max(1, countMax), bytesMax);
    StoredRow waiting = held;
    held = null;
    if (waiting != null) {
      batch.add(waiting);
    }
    return batch;
  }

  /** One answer of the cursor: so many documents, and so many bytes unless one is larger. */
  final class Batch implements RowSource.Visitor {
    private final List<StoredDocument> documents = new ArrayList<>();
    private final int countMax;
    private long bytesLeft;
    private boolean full;

    private Batch(int countMax, long bytesMax) {
      this.countMax = countMax;
      this.bytesLeft = bytesMax;
    }

    List<StoredDocument> documents() {
      return documents;
    }

    /** Whether it takes another row. */
    boolean wantsMore() {
      return !full && left > 0;
    }

    @Override
    public boolean take(StoredRow row) {
      last = row;
      if (toSkip > 0) {
        toSkip--;
        return true;
      }
      if (!documents.isEmpty() && row.bson().length > bytesLeft) {
        held = row;
        full = true;
        return false;
      }
      add(row);
      return wantsMore();
    }

    @Override
    public int room() {
      return toSkip > 0 || bytesLeft < RowBlock.DECODED_BYTES_MAX
          ? 1
          : (int) Math.max(1, Math.min(left, countMax - documents.size()));
    }

    private void add(StoredRow row) {
      documents.add(row);
      left--;
      bytesLeft -= row.bson().length;
      full = documents.size() >= countMax || bytesLeft <= 0;
    }
  }
}
