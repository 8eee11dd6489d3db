package io.loquat.query.pipeline;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.limit.DocumentSize;
import io.loquat.query.limit.MemoryBudget;
import io.loquat.query.sort.Sort;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** {@code $sort}: passes on the documents in order; equal ones stay as they came. */
record SortStage(Sort sort) implements Stage {
  static Stage parse(BsonValue argument) {
    if (!(argument instanceof BsonDocument specification)) {
      throw new CommandException(
          ErrorCode.LOCATION_15973, "the $sort key specification must be an object");
    }
    return new SortStage(Sort.parseStage(specification));
  }

  @Override
  public Iterator<BsonDocument> run(Iterator<BsonDocument> input) {
    return new LazyIterator(() -> sorted(input));
  }

  private Iterator<BsonDocument> sorted(Iterator<BsonDocument> input) {
    MemoryBudget memory = new MemoryBudget("Sort");
    List<Keyed> documents = new ArrayList<>();
    input.forEachRemaining(
        document -> {
          Keyed keyed = new Keyed(sort.key(document), document);
          memory.take(keyed.key.length + DocumentSize.bytesAtMost(document));
          documents.add(keyed);
        });
    documents.sort((left, right) -> Arrays.compareUnsigned(left.key, right.key));
    Iterator<Keyed> output = documents.iterator();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return output.hasNext();
      }

      @Override
      public BsonDocument next() {
        return output.next().document;
      }
    };
  }

  private static final class Keyed {
    private final byte[] key;
    private final BsonDocument document;

    Keyed(byte[] key, BsonDocument document) {
      this.key = key;
      this.document = document;
    }
  }
}
