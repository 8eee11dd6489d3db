package io.loquat.query.index;

import io.loquat.model.TextOrder;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonUndefined;
import org.bson.BsonValue;

/**
 * Keys of {@code 2dsphere} and {@code 2d} indexes: of geometries, their places; of other fields
 * beside them, their values, of which several may be arrays. A document without any geometry has no
 * key, unless the index is said to hold all. Immutable.
 *
 * @param holdsAll whether documents without geometry have a key
 */
record GeoKeys(List<IndexField> fields, Places places, boolean holdsAll, TextOrder texts)
    implements KeyGenerator {
  @Override
  public IndexKeys keys(BsonDocument document) {
    long[] arrays = new long[fields.size()];
    KeyProduct product = product(document, arrays);
    return product.values().isEmpty()
        ? IndexKeys.NONE
        : IndexKeys.of(product.keys(), MultikeyPaths.ofMasks(arrays));
  }

  @Override
  public BsonDocument values(BsonDocument document, byte[] key) {
    return product(document, new long[fields.size()]).named(key);
  }

  private KeyProduct product(BsonDocument document, long[] arrays) {
    List<List<BsonValue>> values = new ArrayList<>();
    boolean located = holdsAll;
    for (int i = 0; i < fields.size(); i++) {
      IndexField field = fields.get(i);
      List<String> names = field.names();
      FieldElements found = FieldElements.of(document, names);
      boolean isPlace = field.kind() == places.kind();
      List<BsonValue> keys =
          isPlace ? places.of(found.values(), document) : literals(found.values());
      located |= isPlace && !keys.isEmpty();
      boolean several =
          keys.size() > 1 || (!isPlace && found.values().stream().anyMatch(BsonValue::isArray));
      arrays[i] = found.arrays() | (several ? MultikeyPaths.bit(names.size() - 1) : 0);
      values.add(keys.isEmpty() ? List.of(BsonNull.VALUE) : keys);
    }
    return new KeyProduct(fields, texts, located ? values : List.of());
  }

  private static List<BsonValue> literals(List<BsonValue> values) {
    List<BsonValue> literals = new ArrayList<>();
    for (BsonValue value : values) {
      if (!(value instanceof BsonArray array)) {
        literals.add(value);
      } else if (array.isEmpty()) {
        literals.add(new BsonUndefined());
      } else {
        literals.addAll(array);
      }
    }
    return literals;
  }
}
