package io.loquat.query.index;

import io.loquat.model.ArrayIndex;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/**
 * The values that a path has in a document, an array at its end being one of them: what geometries
 * are taken from. Confined to one caller.
 *
 * <p>A number after an array names the element there, and where the array holds documents also
 * their field of that name.
 */
public final class FieldElements {
  private final List<String> names;
  private final List<BsonValue> values = new ArrayList<>();
  private long arrays;

  private FieldElements(List<String> names) {
    this.names = names;
  }

  /** Follows a path, given by its names. */
  public static FieldElements of(BsonDocument document, List<String> names) {
    FieldElements elements = new FieldElements(names);
    elements.inDocument(document, 0);
    return elements;
  }

  /** The values, in the document's order. */
  public List<BsonValue> values() {
    return values;
  }

  /** The arrays on the way, as {@link MultikeyPaths} has them. */
  long arrays() {
    return arrays;
  }

  private void inDocument(BsonDocument document, int at) {
    follow(document.get(names.get(at)), at);
  }

  private void follow(@Nullable BsonValue value, int at) {
    if (value == null) {
      return;
    }
    if (at == names.size() - 1) {
      values.add(value);
      return;
    }
    switch (value) {
      case BsonDocument document -> inDocument(document, at + 1);
      case BsonArray array -> inArray(array, at + 1);
      default -> {}
    }
  }

  private void inArray(BsonArray array, int at) {
    int offset = ArrayIndex.offset(names.get(at));
    if (offset >= 0 && offset < array.size()) {
      follow(array.get(offset), at);
    }
    for (BsonValue element : array) {
      if (element instanceof BsonDocument document) {
        arrays |= MultikeyPaths.bit(at - 1);
        inDocument(document, at);
      }
    }
  }
}
