package io.loquat.query.index;

import io.loquat.model.KeyReader;
import io.loquat.model.KeyTypes;
import io.loquat.model.MissingValue;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * What the keys of an index of plain values tell of their documents: the fields of the key pattern,
 * in its order. Immutable.
 */
public final class KeyFields {
  private final List<Field> fields;

  private record Field(List<String> names, boolean descending) {}

  public KeyFields(IndexSpec spec) {
    this.fields =
        spec.fields().stream().map(each -> new Field(each.names(), each.descending())).toList();
  }

  /**
   * The document as far as the key tells it.
   *
   * @param types of a key that tells its values: so its document has no array on the paths
   */
  public BsonDocument document(byte[] key, KeyTypes types) {
    KeyReader reader = new KeyReader(key, types);
    BsonDocument document = new BsonDocument();
    for (Field field : fields) {
      BsonValue value = reader.next(field.descending());
      if (!MissingValue.is(value)) {
        put(document, field.names(), value);
      }
    }
    return document;
  }

  private static void put(BsonDocument document, List<String> names, BsonValue value) {
    BsonDocument parent = document;
    int last = names.size() - 1;
    for (String name : names.subList(0, last)) {
      if (!(parent.get(name) instanceof BsonDocument)) {
        parent.put(name, new BsonDocument());
      }
      parent = parent.getDocument(name);
    }
    parent.put(names.get(last), value);
  }
}
