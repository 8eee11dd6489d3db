package io.loquat.query.pipeline;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.context.QueryContext;
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
  static Stage parse(BsonValue argument, QueryContext context) {
    if (!(argument instanceof BsonDocument specification)) {
      throw new CommandException(
          ErrorCode.location(15973), "the $sort key specification must be an object");
    }
    return new SortStage(Sort.parseStage(specification, context));
  }

  @Override
  public Iterator<StageDocument> run(Iterator<StageDocument> input) {
    return new LazyIterator(() -> sorted(input));
  }

  private Iterator<StageDocument> sorted(Iterator<StageDocument> input) {
    MemoryBudget memory = new MemoryBudget("Sort");
    List<Keyed> documents = new ArrayList<>();
    input.forEachRemaining(
        document -> {
          Keyed keyed = new Keyed(sort.key(document.document(), document.meta()), document);
          memory.take(keyed.key.length + document.bytesAtMost());
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
      public StageDocument next() {
        return output.next().document;
      }
    };
  }

  private static final class Keyed {
    private final byte[] key;
    private final StageDocument document;

    Keyed(byte[] key, StageDocument document) {
      this.key = key;
      this.document = document;
    }
  }
}
