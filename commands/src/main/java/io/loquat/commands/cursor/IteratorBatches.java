package io.loquat.commands.cursor;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.store.Store.Deadline;
import io.loquat.store.StoreException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;

/** Batches of documents that an iterator makes one by one. Confined to one caller at a time. */
public final class IteratorBatches implements Batches {
  private static final BsonDocumentCodec CODEC = new BsonDocumentCodec();
  private static final int DOCUMENTS_A_DEADLINE_CHECK = 128;

  /** 16 MiB, and what MongoDB allows for fields of its own. */
  private static final int DOCUMENT_BYTES_MAX = (16 << 20) + (16 << 10);

  private final Iterator<? extends BsonDocument> documents;
  private final Runnable onClose;
  private long bytesWaiting;
  private List<RawBsonDocument> waiting = List.of();

  /**
   * @param onClose ends what the iterator reads from
   */
  public IteratorBatches(Iterator<? extends BsonDocument> documents, Runnable onClose) {
    this.documents = documents;
    this.onClose = onClose;
  }

  public IteratorBatches(List<? extends BsonDocument> documents) {
    this(documents.iterator(), () -> {});
  }

  @Override
  public List<RawBsonDocument> next(int countMax, Deadline deadline) {
    List<RawBsonDocument> batch = new ArrayList<>(waiting);
    long bytes = bytesWaiting;
    waiting = List.of();
    bytesWaiting = 0;
    while (batch.size() < countMax && documents.hasNext()) {
      checkDeadline(batch.size(), deadline);
      RawBsonDocument document = raw(documents.next());
      int size = document.getByteLength();
      if (!batch.isEmpty() && bytes + size > BYTES_MAX) {
        waiting = List.of(document);
        bytesWaiting = size;
        return batch;
      }
      batch.add(document);
      bytes += size;
    }
    return batch;
  }

  private static void checkDeadline(int count, Deadline deadline) {
    if (count % DOCUMENTS_A_DEADLINE_CHECK == 0 && deadline.passed()) {
      throw new StoreException.DeadlineExceeded();
    }
  }

  /** What stages make may be larger than a document can be. */
  private static RawBsonDocument raw(BsonDocument document) {
    if (document instanceof RawBsonDocument raw) {
      return raw;
    }
    RawBsonDocument made = new RawBsonDocument(document, CODEC);
    int size = made.getByteLength();
    if (size > DOCUMENT_BYTES_MAX) {
      throw new CommandException(
          ErrorCode.BSON_OBJECT_TOO_LARGE,
          "BSONObj size: %s is invalid. Size must be between 0 and %s"
              .formatted(size, DOCUMENT_BYTES_MAX));
    }
    return made;
  }

  @Override
  public boolean exhausted() {
    return waiting.isEmpty() && !documents.hasNext();
  }

  @Override
  public void close() {
    onClose.run();
  }
}
