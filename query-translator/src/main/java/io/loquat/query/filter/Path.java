package io.loquat.query.filter;

import io.loquat.model.ArrayIndex;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

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
  /** The test holds for no value. */
  static final int NOWHERE = -2;

  /** It holds for one that no array is on the way to. */
  static final int OUTSIDE_ARRAYS = -1;

  /** Of a value that stands alone: it has no name, and an array is not looked into. */
  static final Path ITSELF = new Path("", List.of());

  static Path of(String text) {
    return new Path(text, List.of(text.split("\\.", -1)));
  }

  boolean is(String name) {
    return text.equals(name);
  }

  /** Whether the test holds for any value that the path gives in the document. */
  boolean any(BsonDocument document, ValueTest test) {
    return find(document, test) != NOWHERE;
  }

  /**
   * Where the test first holds: the offset in the outermost array on the way that the path does not
   * name an element of, {@link #OUTSIDE_ARRAYS} if there is none, or {@link #NOWHERE}.
   */
  int find(BsonDocument document, ValueTest test) {
    return names.isEmpty() ? alone(document.get(text), test) : inDocument(document, 0, test);
  }

  private static int alone(@Nullable BsonValue value, ValueTest test) {
    return outside(value == null ? test.holdsForMissing() : test.holds(value));
  }

  private int inDocument(BsonDocument document, int index, ValueTest test) {
    BsonValue value = document.get(names.get(index));
    if (value == null) {
      return outside(test.holdsForMissing());
    }
    if (value.isArray()) {
      return inArray(value.asArray(), index + 1, test);
    }
    if (isLast(index)) {
      return outside(test.holds(value));
    }
    return value.isDocument()
        ? inDocument(value.asDocument(), index + 1, test)
        : outside(test.holdsForMissing());
  }

  private static int outside(boolean holds) {
    return holds ? OUTSIDE_ARRAYS : NOWHERE;
  }

  private int inArray(BsonArray array, int index, ValueTest test) {
    if (endsBefore(index)) {
      int found = test.inArrays() ? anyElement(array, test) : NOWHERE;
      return found == NOWHERE ? outside(test.holds(array)) : found;
    }
    int offset = ArrayIndex.offset(names.get(index));
    for (int i = 0; i < array.size(); i++) {
      BsonValue element = array.get(i);
      if (element.isDocument() && inDocument(element.asDocument(), index, test) != NOWHERE) {
        return i;
      }
      int found = i == offset ? atOffset(element, i, index + 1, test) : NOWHERE;
      if (found != NOWHERE) {
        return found;
      }
    }
    return NOWHERE;
  }

  private static int anyElement(BsonArray array, ValueTest test) {
    for (int i = 0; i < array.size(); i++) {
      if (test.holds(array.get(i))) {
        return i;
      }
    }
    return NOWHERE;
  }

  /** A path that goes on below an element it names has said which one; arrays there count. */
  private int atOffset(BsonValue element, int offset, int index, ValueTest test) {
    if (index == names.size()) {
      return test.holds(element) ? offset : NOWHERE;
    }
    if (element.isDocument()) {
      return inDocument(element.asDocument(), index, test);
    }
    return element.isArray() ? inArray(element.asArray(), index, test) : NOWHERE;
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
