package io.loquat.query.pipeline;

import io.loquat.model.MissingValue;
import io.loquat.query.context.QueryContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonValue;

/**
 * {@code $unwind}: passes on a document once for each element of an array in it.
 *
 * @param path the array's; it does not lead through other arrays
 * @param indexPath where the element's index goes, if it is wanted
 * @param preserving whether documents with nothing to unwind are passed on too
 */
record Unwind(List<String> path, Optional<List<String>> indexPath, boolean preserving)
    implements Stage {
  static Stage parse(BsonValue argument, QueryContext context) {
    return UnwindParser.parse(argument);
  }

  @Override
  public Iterator<StageDocument> run(Iterator<StageDocument> input) {
    return new Unwinding(input);
  }

  /** The documents made of one. */
  private Iterator<StageDocument> unwound(StageDocument from) {
    BsonDocument document = from.document();
    BsonValue value = find(document);
    if (value instanceof BsonArray array && !array.isEmpty()) {
      return new Elements(from, new ArrayList<>(array).iterator());
    }
    boolean nothing = value instanceof BsonArray || MissingValue.isNullish(value);
    if (nothing && !preserving) {
      return Collections.emptyIterator();
    }
    BsonDocument result = value instanceof BsonArray ? Nested.without(document, path) : document;
    return Collections.singletonList(
            new StageDocument(indexed(result, BsonNull.VALUE), from.meta()))
        .iterator();
  }

  private BsonValue find(BsonDocument document) {
    BsonValue value = document;
    for (String name : path) {
      value =
          value instanceof BsonDocument inner
              ? inner.getOrDefault(name, MissingValue.VALUE)
              : MissingValue.VALUE;
    }
    return value;
  }

  private BsonDocument indexed(BsonDocument document, BsonValue index) {
    return indexPath.map(target -> Nested.with(document, target, index)).orElse(document);
  }

  private final class Elements implements Iterator<StageDocument> {
    private final StageDocument from;
    private final Iterator<BsonValue> elements;
    private long index;

    Elements(StageDocument from, Iterator<BsonValue> elements) {
      this.from = from;
      this.elements = elements;
    }

    @Override
    public boolean hasNext() {
      return elements.hasNext();
    }

    @Override
    public StageDocument next() {
      BsonDocument result = Nested.with(from.document(), path, elements.next());
      return new StageDocument(indexed(result, new BsonInt64(index++)), from.meta());
    }
  }

  /** Reads the next document when the one before it has given all of its. */
  private final class Unwinding implements Iterator<StageDocument> {
    private final Iterator<StageDocument> input;
    private Iterator<StageDocument> output = Collections.emptyIterator();

    Unwinding(Iterator<StageDocument> input) {
      this.input = input;
    }

    @Override
    public boolean hasNext() {
      while (!output.hasNext() && input.hasNext()) {
        output = unwound(input.next());
      }
      return output.hasNext();
    }

    @Override
    public StageDocument next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return output.next();
    }
  }
}
