package io.loquat.query.filter;

import io.loquat.model.ArrayIndex;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * A dotted path and the walk along it. Immutable.
 *
 * <p>The walk follows MongoDB's rules. An array on the way stands for each document in it, and a
 * numeric name also for the element at that offset; where it names an offset at the end of the
 * path, it means the element itself, not the elements of it. An array at the end gives its elements
 * and then itself. An array on the way that holds no document gives nothing at all, not even
 * "missing": so {@code {"a.b": null}} matches {@code {a: [{}]}} but not {@code {a: []}}.
 */
record Path(String text, List<String> names) {
  static Path of(String text) {
    return new Path(text, List.of(text.split("\\.", -1)));
  }

  boolean is(String name) {
    return text.equals(name);
  }

  /** Whether the test holds for any value that the path gives in the document. */
  boolean any(BsonDocument document, ValueTest test) {
    return inDocument(document, 0, test);
  }

  private boolean inDocument(BsonDocument document, int index, ValueTest test) {
    BsonValue value = document.get(names.get(index));
    if (value == null) {
      return test.holdsForMissing();
    }
    if (value.isArray()) {
      return inArray(value.asArray(), index + 1, test);
    }
    if (isLast(index)) {
      return test.holds(value);
    }
    return value.isDocument()
        ? inDocument(value.asDocument(), index + 1, test)
        : test.holdsForMissing();
  }

  private boolean inArray(BsonArray array, int index, ValueTest test) {
    if (endsBefore(index)) {
      return anyElement(array, test) || test.holds(array);
    }
    int offset = ArrayIndex.offset(names.get(index));
    for (int i = 0; i < array.size(); i++) {
      BsonValue element = array.get(i);
      if ((element.isDocument() && inDocument(element.asDocument(), index, test))
          || (i == offset && atOffset(element, index + 1, test))) {
        return true;
      }
    }
    return false;
  }

  private static boolean anyElement(BsonArray array, ValueTest test) {
    for (BsonValue element : array) {
      if (test.holds(element)) {
        return true;
      }
    }
    return false;
  }

  private boolean atOffset(BsonValue element, int index, ValueTest test) {
    if (index == names.size()) {
      return test.holds(element);
    }
    if (element.isDocument()) {
      return inDocument(element.asDocument(), index, test);
    }
    return element.isArray() && inArray(element.asArray(), index, test);
  }

  private boolean isLast(int index) {
    return index == names.size() - 1;
  }

  /** MongoDB takes an empty last name as no name once it is inside an array. */
  private boolean endsBefore(int index) {
    return index == names.size() || (isLast(index) && names.get(index).isEmpty());
  }

  @Override
  public String toString() {
    return text;
  }
}
