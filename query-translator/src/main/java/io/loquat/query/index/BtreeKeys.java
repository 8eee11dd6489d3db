package io.loquat.query.index;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.model.KeyWriter;
import io.loquat.model.MissingValue;
import io.loquat.model.TextOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonValue;

/**
 * Keys that hold the values of their fields one after the other: of single field, compound and
 * multikey indexes. A missing field counts as null. Immutable.
 */
final class BtreeKeys implements KeyGenerator {
  private final List<IndexField> fields;
  private final List<List<String>> paths;
  private final boolean sparse;
  private final TextOrder texts;

  /**
   * @param sparse whether documents that have none of the fields have no key
   */
  BtreeKeys(List<IndexField> fields, boolean sparse, TextOrder texts) {
    this.fields = fields;
    this.paths = fields.stream().map(IndexField::names).toList();
    this.sparse = sparse;
    this.texts = texts;
  }

  @Override
  public IndexKeys keys(BsonDocument document) {
    return SingleTuple.of(document, paths)
        .map(values -> isOut(values) ? IndexKeys.NONE : singleKey(values))
        .orElseGet(() -> severalKeys(document));
  }

  private boolean isOut(List<BsonValue> values) {
    return sparse && values.stream().allMatch(MissingValue::is);
  }

  /** Where a field below another is missing, the key does not tell which of the two is. */
  private IndexKeys singleKey(List<BsonValue> values) {
    KeyWriter writer = new KeyWriter(texts);
    for (int i = 0; i < values.size(); i++) {
      boolean descending = fields.get(i).descending();
      if (MissingValue.is(values.get(i))) {
        writer.appendMissing(descending);
        if (paths.get(i).size() > 1) {
          writer.setTypesUnknown();
        }
      } else {
        writer.append(values.get(i), descending);
      }
    }
    return IndexKeys.single(writer.toByteArray(), writer.types());
  }

  private IndexKeys severalKeys(BsonDocument document) {
    KeyTuples tuples = new KeyTuples(paths, BtreeKeys::parallel);
    List<byte[]> keys = new ArrayList<>();
    tuples.of(
        document,
        values -> {
          if (!isOut(values)) {
            add(keys, values);
          }
        });
    return IndexKeys.of(keys, tuples.multikey());
  }

  private void add(List<byte[]> keys, List<BsonValue> values) {
    if (keys.size() >= KEYS_MAX) {
      throw new CommandException(
          ErrorCode.CANNOT_BUILD_INDEX_KEYS,
          "Index key generation: the document has more than " + KEYS_MAX + " keys");
    }
    keys.add(key(values));
  }

  private byte[] key(List<BsonValue> values) {
    KeyWriter writer = new KeyWriter(texts);
    for (int i = 0; i < values.size(); i++) {
      writer.append(shown(values.get(i)), fields.get(i).descending());
    }
    return writer.toByteArray();
  }

  /** A missing field counts as null. */
  static BsonValue shown(BsonValue value) {
    return MissingValue.is(value) ? BsonNull.VALUE : value;
  }

  @Override
  public BsonDocument values(BsonDocument document, byte[] key) {
    BsonDocument found = new BsonDocument();
    new KeyTuples(paths, BtreeKeys::parallel)
        .of(
            document,
            values -> {
              if (found.isEmpty() && Arrays.equals(key(values), key)) {
                for (int i = 0; i < values.size(); i++) {
                  found.append(fields.get(i).path(), shown(values.get(i)));
                }
              }
            });
    return found;
  }

  static CommandException parallel(String one, String other) {
    return new CommandException(
        ErrorCode.CANNOT_INDEX_PARALLEL_ARRAYS,
        "cannot index parallel arrays [" + one + "] [" + other + "]");
  }
}
