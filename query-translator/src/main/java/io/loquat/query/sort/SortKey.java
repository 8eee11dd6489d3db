package io.loquat.query.sort;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.model.KeyWriter;
import io.loquat.model.MissingValue;
import io.loquat.model.TextOrder;
import io.loquat.query.index.KeyTuples;
import io.loquat.query.meta.DocumentMeta;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonValue;

/**
 * Makes the sort keys of documents. Immutable.
 *
 * <p>A document without arrays on the paths has one key. An array gives one key for each element,
 * with all fields below it taken from that element, and the least of them counts: for a descending
 * field this is the greatest value, because its bytes are inverted. Two arrays side by side would
 * give a key for each pair; MongoDB refuses that, and so do we.
 */
final class SortKey {
  private final List<SortField> fields;
  private final List<List<String>> paths;
  private final List<List<String>> below;
  private final TextOrder texts;

  SortKey(List<SortField> fields, TextOrder texts) {
    this.fields = fields;
    this.paths = fields.stream().map(SortField::parts).toList();
    this.below = fields.stream().map(SortField::below).toList();
    this.texts = texts;
  }

  byte[] of(BsonDocument document, DocumentMeta meta) {
    List<BsonValue> roots = fields.stream().map(field -> root(field, document, meta)).toList();
    Least least = new Least();
    new KeyTuples(paths, SortKey::parallel).from(roots, below, least);
    return least.key;
  }

  private static BsonValue root(SortField field, BsonDocument document, DocumentMeta meta) {
    return field.root(document, meta).orElse(MissingValue.VALUE);
  }

  private static CommandException parallel(String one, String other) {
    return new CommandException(
        ErrorCode.BAD_VALUE, "cannot sort with keys that are parallel arrays");
  }

  /** Keeps the least key of the tuples. Confined to one document. */
  private final class Least implements Consumer<List<BsonValue>> {
    private byte[] key = {};

    @Override
    public void accept(List<BsonValue> values) {
      KeyWriter writer = new KeyWriter(texts);
      for (int i = 0; i < values.size(); i++) {
        BsonValue value = values.get(i);
        writer.append(MissingValue.is(value) ? BsonNull.VALUE : value, fields.get(i).descending());
      }
      byte[] next = writer.toByteArray();
      if (key.length == 0 || Arrays.compareUnsigned(next, key) < 0) {
        key = next;
      }
    }
  }
}
