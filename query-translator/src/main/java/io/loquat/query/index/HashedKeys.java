package io.loquat.query.index;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.model.KeyWriter;
import io.loquat.model.MissingValue;
import io.loquat.model.TextOrder;
import io.loquat.query.expression.conversion.IndexHash;
import java.util.Arrays;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonValue;

/**
 * Keys that hold the hash of one field's value, and the values of the other fields as they are.
 * Arrays are refused, so a document has one key. Immutable.
 */
final class HashedKeys implements KeyGenerator {
  private final List<IndexField> fields;
  private final boolean sparse;
  private final TextOrder texts;

  HashedKeys(List<IndexField> fields, boolean sparse, TextOrder texts) {
    this.fields = fields;
    this.sparse = sparse;
    this.texts = texts;
  }

  @Override
  public IndexKeys keys(BsonDocument document) {
    List<BsonValue> values = fields.stream().map(field -> value(document, field)).toList();
    if (sparse && values.stream().allMatch(MissingValue::is)) {
      return IndexKeys.NONE;
    }
    return IndexKeys.of(List.of(key(values)), MultikeyPaths.NONE);
  }

  @Override
  public BsonDocument values(BsonDocument document, byte[] key) {
    List<BsonValue> values = fields.stream().map(field -> value(document, field)).toList();
    BsonDocument shown = new BsonDocument();
    if (Arrays.equals(key(values), key)) {
      for (int i = 0; i < fields.size(); i++) {
        shown.append(fields.get(i).path(), shown(fields.get(i), values.get(i)));
      }
    }
    return shown;
  }

  private byte[] key(List<BsonValue> values) {
    KeyWriter writer = new KeyWriter(texts);
    for (int i = 0; i < values.size(); i++) {
      writer.append(shown(fields.get(i), values.get(i)), fields.get(i).descending());
    }
    return writer.toByteArray();
  }

  private BsonValue shown(IndexField field, BsonValue value) {
    BsonValue present = BtreeKeys.shown(value);
    return field.kind() == IndexField.Kind.HASHED ? hash(present, texts) : present;
  }

  /**
   * What a hashed index keeps of a value; with a collation, texts that it holds equal have the same
   * hash.
   */
  static BsonInt64 hash(BsonValue value, TextOrder texts) {
    return new BsonInt64(IndexHash.of(Collated.value(value, texts)));
  }

  private static BsonValue value(BsonDocument document, IndexField field) {
    BsonValue value = document;
    for (String name : field.names()) {
      if (!(value instanceof BsonDocument inner)) {
        return MissingValue.VALUE;
      }
      BsonValue next = inner.get(name);
      if (next == null) {
        return MissingValue.VALUE;
      }
      if (next instanceof BsonArray) {
        throw arrays(field);
      }
      value = next;
    }
    return value;
  }

  private static CommandException arrays(IndexField field) {
    return new CommandException(
        ErrorCode.location(16766),
        "hashed indexes do not currently support array values. Found array at path: "
            + field.path());
  }
}
