package io.loquat.model;

import java.util.ArrayList;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** Finds what stands at a path in a document. */
public final class PathLookup {
  private PathLookup() {}

  /** The value at the path through documents only: an array on the way hides what is in it. */
  public static PathValue find(BsonDocument document, FieldPath path) {
    BsonValue value = document;
    for (String part : path.parts()) {
      BsonValue next = value.isDocument() ? value.asDocument().get(part) : null;
      if (next == null) {
        return PathValue.MISSING;
      }
      value = next;
    }
    return new PathValue.Present(value);
  }

  /**
   * All that a filter on the path looks at. An array on the way stands for the documents in it, and
   * a name that is an index also for the element there. An array at the end gives its elements,
   * then itself; one reached by its index gives only itself. A document without the field gives
   * {@link PathValue.Missing}, other values within arrays give nothing.
   */
  public static List<PathValue> candidates(BsonDocument document, FieldPath path) {
    List<PathValue> found = new ArrayList<>();
    inDocument(document, path.parts(), found);
    return found;
  }

  private static void inDocument(BsonDocument document, List<String> parts, List<PathValue> found) {
    BsonValue value = document.get(parts.getFirst());
    List<String> rest = parts.subList(1, parts.size());
    if (value == null) {
      found.add(PathValue.MISSING);
    } else if (value.isArray()) {
      inArray(value.asArray(), rest, found);
    } else if (rest.isEmpty()) {
      found.add(new PathValue.Present(value));
    } else if (value.isDocument()) {
      inDocument(value.asDocument(), rest, found);
    } else {
      found.add(PathValue.MISSING);
    }
  }

  private static void inArray(BsonArray array, List<String> parts, List<PathValue> found) {
    if (parts.isEmpty()) {
      array.forEach(element -> found.add(new PathValue.Present(element)));
      found.add(new PathValue.Present(array));
      return;
    }
    for (BsonValue element : array) {
      if (element.isDocument()) {
        inDocument(element.asDocument(), parts, found);
      }
    }
    if (FieldPath.isArrayIndex(parts.getFirst())) {
      int index = Integer.parseInt(parts.getFirst());
      if (index < array.size()) {
        atIndex(array.get(index), parts.subList(1, parts.size()), found);
      }
    }
  }

  private static void atIndex(BsonValue element, List<String> rest, List<PathValue> found) {
    if (rest.isEmpty()) {
      found.add(new PathValue.Present(element));
    } else if (element.isDocument()) {
      inDocument(element.asDocument(), rest, found);
    } else if (element.isArray()) {
      inArray(element.asArray(), rest, found);
    }
  }
}
