package io.loquat.commands.query;

import io.loquat.model.ArrayIndex;
import io.loquat.model.BsonOrder;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.meta.MetaField;
import io.loquat.query.meta.MetaPath;
import io.loquat.store.StoredDocument;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;

/**
 * The values that documents have at a path, each once. Arrays on the way and at the end count by
 * their elements; a number in the path is a position in an array or a field's name. Confined to one
 * caller.
 */
final class DistinctValues {
  private static final int BYTES_MAX = 16 * 1024 * 1024;
  private static final int SMALL_VALUE_BYTES = 16;
  private static final BsonDocumentCodec CODEC = new BsonDocumentCodec();

  private final Optional<MetaField> meta;
  private final String[] path;
  private final TreeSet<BsonValue> values;
  private long bytes;

  /**
   * @param order says which values are the same
   * @throws CommandException BadValue (2) for a path into {@code $meta} that leads nowhere
   */
  DistinctValues(String key, BsonOrder order) {
    this.values = new TreeSet<>(order);
    Optional<MetaPath> system =
        MetaPath.isMeta(key) ? Optional.of(MetaPath.parse(key)) : Optional.empty();
    this.meta = system.map(MetaPath::field);
    this.path =
        system.map(to -> to.below().toArray(String[]::new)).orElseGet(() -> key.split("\\.", -1));
  }

  void add(StoredDocument document) {
    if (meta.isEmpty()) {
      collect(document.document(), 0);
    } else {
      document.meta().value(meta.get()).ifPresent(value -> collect(value, 0));
    }
  }

  /** Takes a document that a pipeline has made, which has no system values any more. */
  void add(BsonDocument document) {
    collect(document, 0);
  }

  /**
   * Checks that the values are those of a field that documents have themselves.
   *
   * @throws CommandException BadValue (2)
   */
  void refuseMeta() {
    if (meta.isPresent()) {
      throw new CommandException(
          ErrorCode.BAD_VALUE, "distinct on a view knows no $meta values: they stay below it");
    }
  }

  private void collect(BsonValue value, int depth) {
    if (depth == path.length) {
      collectLeaf(value);
    } else if (value instanceof BsonDocument document) {
      BsonValue field = document.get(path[depth]);
      if (field != null) {
        collect(field, depth + 1);
      }
    } else if (value instanceof BsonArray array) {
      collectThrough(array, depth);
    }
  }

  private void collectThrough(BsonArray array, int depth) {
    int position = ArrayIndex.offset(path[depth]);
    if (position >= 0 && position < array.size()) {
      collect(array.get(position), depth + 1);
    }
    for (BsonValue element : array) {
      if (element instanceof BsonDocument) {
        collect(element, depth);
      }
    }
  }

  private void collectLeaf(BsonValue value) {
    if (value instanceof BsonArray array) {
      array.forEach(this::keep);
    } else {
      keep(value);
    }
  }

  private void keep(BsonValue value) {
    if (!values.add(value)) {
      return;
    }
    bytes += size(value);
    if (bytes > BYTES_MAX) {
      throw new CommandException(ErrorCode.location(17217), "distinct too big, 16mb cap");
    }
  }

  private static long size(BsonValue value) {
    return switch (value) {
      case RawBsonDocument raw -> raw.getByteBuffer().remaining();
      case BsonValue text when text.isString() -> text.asString().getValue().length();
      case BsonValue nested when nested.isDocument() || nested.isArray() || nested.isBinary() ->
          new RawBsonDocument(new BsonDocument("v", nested), CODEC).getByteBuffer().remaining();
      default -> SMALL_VALUE_BYTES;
    };
  }

  BsonArray toArray() {
    return new BsonArray(List.copyOf(values));
  }
}
