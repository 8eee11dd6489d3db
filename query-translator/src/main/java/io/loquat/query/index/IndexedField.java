package io.loquat.query.index;

import io.loquat.model.ArrayIndex;
import io.loquat.model.TextOrder;
import org.bson.BsonInt64;
import org.bson.BsonValue;

/**
 * A field of an index as a condition on it sees it. Immutable.
 *
 * @param path of the condition: the field's own, or of a wildcard one below it
 * @param multikey whether a document may have several keys in this field
 */
public record IndexedField(IndexSpec spec, IndexField field, String path, boolean multikey) {
  /** The field of an index in which those arrays have been met. */
  public static IndexedField of(IndexSpec spec, int position, MultikeyPaths multikey) {
    IndexField field = spec.fields().get(position);
    return new IndexedField(spec, field, field.path(), multikey.isMultikey(position));
  }

  /** Values at a path as the index compares them, whether they are in it or not. */
  public static IndexedField ofValues(IndexSpec spec, String path) {
    return new IndexedField(spec, new IndexField(path, IndexField.Kind.VALUE, false), path, false);
  }

  public IndexField.Kind kind() {
    return field.kind();
  }

  /** What a hashed field keeps of a value. */
  public BsonInt64 hash(BsonValue value) {
    return HashedKeys.hash(value, texts());
  }

  /** How the index compares texts. */
  public TextOrder texts() {
    return spec.collation().texts();
  }

  /** Whether a name of the path may mean an element of an array as well as a field. */
  public boolean namesElements() {
    if (path.chars().noneMatch(Character::isDigit)) {
      return false;
    }
    for (String name : path.split("\\.", -1)) {
      if (ArrayIndex.isIndex(name)) {
        return true;
      }
    }
    return false;
  }
}
