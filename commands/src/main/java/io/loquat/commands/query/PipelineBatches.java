package io.loquat.commands.query;

import io.loquat.commands.cursor.Batches;
import io.loquat.commands.cursor.IteratorBatches;
import io.loquat.query.pipeline.Pipeline;
import io.loquat.query.pipeline.StageDocument;
import io.loquat.store.Store.Deadline;
import io.loquat.store.StoredDocument;
import java.util.Iterator;
import java.util.List;
import org.bson.BsonDocument;

/** Batches of what a pipeline makes of stored documents. Confined to one caller at a time. */
final class PipelineBatches implements Batches {
  private final StoreDocuments documents;
  private final IteratorBatches results;

  PipelineBatches(Pipeline pipeline, StoreDocuments documents) {
    this.documents = documents;
    this.results = new IteratorBatches(pipeline.run(new Input(documents)), documents::close);
  }

  /** Stored documents as a pipeline takes them. */
  record Input(StoreDocuments documents) implements Iterator<StageDocument> {
    @Override
    public boolean hasNext() {
      return documents.hasNext();
    }

    @Override
    public StageDocument next() {
      StoredDocument next = documents.next();
      // Without isShown: stages change documents, and their meta stays what it was.
      return new StageDocument(next.document(), next.meta()::value);
    }
  }

  @Override
  public List<? extends BsonDocument> next(int countMax, Deadline deadline) {
    documents.deadline(deadline);
    return results.next(countMax, deadline);
  }

  @Override
  public boolean exhausted() {
    return results.exhausted();
  }

  @Override
  public void close() {
    results.close();
  }
}
