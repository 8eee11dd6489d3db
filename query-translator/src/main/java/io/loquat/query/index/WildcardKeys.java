package io.loquat.query.index;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.model.KeyWriter;
import io.loquat.model.TextOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonMinKey;
import org.bson.BsonString;
import org.bson.BsonUndefined;
import org.bson.BsonValue;

/**
 * Keys of a wildcard index: in the place of the wildcard field two values, a path and what lies
 * there. Immutable.
 *
 * <p>A document has a key for each value in it that is neither a document nor an array, where
 * elements of arrays have their array's path; an array in an array, an empty document and an empty
 * array (as undefined) count as values. In a compound index a document without any has one key with
 * MinKey twice, so that the other fields find it; in another it is not in the index.
 */
final class WildcardKeys implements KeyGenerator {
  private final List<IndexField> fields;
  private final List<List<String>> others;
  private final int wildcard;
  private final WildcardPaths paths;
  private final TextOrder texts;

  WildcardKeys(List<IndexField> fields, WildcardPaths paths, TextOrder texts) {
    this.fields = fields;
    this.paths = paths;
    this.texts = texts;
    this.wildcard =
        fields.indexOf(
            fields.stream()
                .filter(field -> field.kind() == IndexField.Kind.WILDCARD)
                .findFirst()
                .orElseThrow());
    this.others =
        fields.stream()
            .filter(field -> field.kind() != IndexField.Kind.WILDCARD)
            .map(IndexField::names)
            .toList();
  }

  /** A value at a path of its document. */
  private record Leaf(BsonValue path, BsonValue value) {
    static final Leaf NONE = new Leaf(new BsonMinKey(), new BsonMinKey());
  }

  @Override
  public IndexKeys keys(BsonDocument document) {
    List<BsonValue> around = around(document);
    List<byte[]> keys = new ArrayList<>();
    for (Leaf leaf : leaves(document)) {
      if (keys.size() >= KEYS_MAX) {
        throw new CommandException(
            ErrorCode.CANNOT_BUILD_INDEX_KEYS,
            "Index key generation: the document has more than " + KEYS_MAX + " keys");
      }
      keys.add(key(around, leaf));
    }
    return keys.isEmpty()
        ? IndexKeys.NONE
        : IndexKeys.of(keys, MultikeyPaths.everywhere(fields.size()));
  }

  @Override
  public BsonDocument values(BsonDocument document, byte[] key) {
    List<BsonValue> around = around(document);
    for (Leaf leaf : leaves(document)) {
      if (Arrays.equals(key(around, leaf), key)) {
        return shown(around, leaf);
      }
    }
    return new BsonDocument();
  }

  private BsonDocument shown(List<BsonValue> around, Leaf leaf) {
    BsonDocument shown = new BsonDocument();
    int other = 0;
    for (int i = 0; i < fields.size(); i++) {
      if (i == wildcard) {
        shown.append("$_path", leaf.path());
        shown.append(leaf.path() instanceof BsonString path ? path.getValue() : "", leaf.value());
      } else {
        shown.append(fields.get(i).path(), around.get(other++));
      }
    }
    return shown;
  }

  private byte[] key(List<BsonValue> around, Leaf leaf) {
    KeyWriter writer = new KeyWriter(texts);
    int other = 0;
    for (int i = 0; i < fields.size(); i++) {
      boolean descending = fields.get(i).descending();
      if (i == wildcard) {
        writer.appendSimple(leaf.path(), descending).append(leaf.value(), descending);
      } else {
        writer.append(around.get(other++), descending);
      }
    }
    return writer.toByteArray();
  }

  /** The values of the other fields, none of which may be in an array. */
  private List<BsonValue> around(BsonDocument document) {
    if (others.isEmpty()) {
      return List.of();
    }
    List<BsonValue> values = new ArrayList<>();
    KeyTuples tuples = new KeyTuples(others, (one, other) -> arrays());
    tuples.of(
        document,
        tuple -> {
          values.clear();
          tuple.forEach(value -> values.add(BtreeKeys.shown(value)));
        });
    if (tuples.multikey().isMultikey()) {
      throw arrays();
    }
    return values;
  }

  private static CommandException arrays() {
    return new CommandException(
        ErrorCode.location(7246301),
        "The regular fields of a compound wildcard index cannot be arrays");
  }

  private List<Leaf> leaves(BsonDocument document) {
    List<Leaf> leaves = new ArrayList<>();
    collect(paths.of(document), "", leaves);
    if (leaves.isEmpty() && !others.isEmpty()) {
      leaves.add(Leaf.NONE);
    }
    return leaves;
  }

  private static void collect(BsonDocument document, String prefix, List<Leaf> leaves) {
    for (Map.Entry<String, BsonValue> field : document.entrySet()) {
      // A name with a dot in it cannot be queried.
      if (field.getKey().indexOf('.') < 0) {
        String path = prefix + field.getKey();
        if (field.getValue() instanceof BsonArray array && !array.isEmpty()) {
          array.forEach(element -> collect(element, path, leaves));
        } else {
          collect(emptyAsUndefined(field.getValue()), path, leaves);
        }
      }
    }
  }

  private static BsonValue emptyAsUndefined(BsonValue value) {
    return value instanceof BsonArray ? new BsonUndefined() : value;
  }

  private static void collect(BsonValue value, String path, List<Leaf> leaves) {
    if (value instanceof BsonDocument document && !document.isEmpty()) {
      collect(document, path + ".", leaves);
    } else {
      leaves.add(new Leaf(new BsonString(path), value));
    }
  }
}
