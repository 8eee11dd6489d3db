package io.loquat.query.index;

import io.loquat.model.KeyReader;
import io.loquat.model.KeyTypes;
import io.loquat.model.KeyWriter;
import io.loquat.model.MissingValue;
import io.loquat.query.bounds.KeyBounds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonType;
import org.bson.BsonValue;

/** The bytes that the first fields of an index have in its keys. Immutable. */
public final class KeyPrefix {
  private final IndexSpec spec;
  private final List<List<String>> paths;

  /**
   * @param fields how many of the key pattern, all of plain values
   */
  public KeyPrefix(IndexSpec spec, int fields) {
    this.spec = spec;
    this.paths = spec.fields().subList(0, fields).stream().map(IndexField::names).toList();
  }

  /**
   * The beginning of a document's key, if it stands for a value that the document has in the last
   * of the fields: the key of null may be that of no field, and undefined that of an empty array.
   */
  public Optional<byte[]> ofValue(BsonDocument document, byte[] key) {
    List<byte[]> found = new ArrayList<>(1);
    new KeyTuples(paths, BtreeKeys::parallel)
        .of(
            document,
            values -> {
              byte[] prefix = bytes(values);
              if (isValue(values.getLast()) && KeyBounds.startsWith(key, prefix)) {
                found.add(prefix);
              }
            });
    return found.stream().findFirst();
  }

  /** The same of a key that tells its values. */
  public Optional<byte[]> ofKey(byte[] key, KeyTypes types) {
    KeyReader reader = new KeyReader(key, types);
    BsonValue last = MissingValue.VALUE;
    for (int i = 0; i < paths.size(); i++) {
      last = reader.next(spec.fields().get(i).descending());
    }
    return isValue(last) ? Optional.of(Arrays.copyOf(key, reader.position())) : Optional.empty();
  }

  private static boolean isValue(BsonValue value) {
    return value.getBsonType() != BsonType.UNDEFINED;
  }

  private byte[] bytes(List<BsonValue> values) {
    KeyWriter writer = new KeyWriter(spec.collation().texts());
    for (int i = 0; i < values.size(); i++) {
      writer.append(BtreeKeys.shown(values.get(i)), spec.fields().get(i).descending());
    }
    return writer.toByteArray();
  }
}
