package io.loquat.query.validation;

import io.loquat.model.ArrayIndex;
import io.loquat.query.operator.ShellText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * The values at a path that an operator looked at. Immutable.
 *
 * @param values the first few of them
 * @param more whether there are others
 * @param found whether the path leads anywhere; what it leads to may be an empty array
 */
record ConsideredValues(List<BsonValue> values, boolean more, boolean found) {
  private static final int VALUES_MAX = 10;

  /**
   * @param elements whether an array at the end stands for its elements
   */
  static ConsideredValues at(String path, BsonDocument document, boolean elements) {
    Walk walk = new Walk(path.split("\\.", -1), elements);
    walk.inDocument(document, 0);
    List<BsonValue> values = walk.values;
    boolean more = values.size() > VALUES_MAX;
    return new ConsideredValues(
        List.copyOf(more ? values.subList(0, VALUES_MAX) : values), more, walk.found);
  }

  /** The names of their types, sorted. */
  Set<String> types() {
    return values.stream().map(ShellText::typeName).collect(Collectors.toCollection(TreeSet::new));
  }

  /** The fields that show them. */
  BsonDocument describe() {
    BsonDocument described = new BsonDocument();
    if (found) {
      if (values.size() == 1) {
        described.append("consideredValue", values.getFirst());
      } else {
        described.append("consideredValues", new BsonArray(values));
      }
      if (more) {
        described.append("consideredValuesTruncated", BsonBoolean.TRUE);
      }
    }
    return described;
  }

  /** The fields that show their types. */
  BsonDocument describeTypes() {
    return values.isEmpty() ? new BsonDocument() : oneOrMore("consideredType", types());
  }

  /** One name, or several under the plural of the field. */
  static BsonDocument oneOrMore(String field, Set<String> names) {
    return names.size() == 1
        ? new BsonDocument(field, new BsonString(names.iterator().next()))
        : new BsonDocument(
            field + "s", new BsonArray(names.stream().map(BsonString::new).toList()));
  }

  /** One walk along the path. Confined to it. */
  private static final class Walk {
    private final String[] names;
    private final boolean elements;
    private final List<BsonValue> values = new ArrayList<>();
    private boolean found;

    Walk(String[] names, boolean elements) {
      this.names = names;
      this.elements = elements;
    }

    void inDocument(BsonDocument document, int index) {
      BsonValue value = document.get(names[index]);
      if (value != null && values.size() <= VALUES_MAX) {
        at(value, index + 1);
      }
    }

    private void at(BsonValue value, int index) {
      if (index == names.length) {
        atEnd(value);
      } else if (value.isDocument()) {
        inDocument(value.asDocument(), index);
      } else if (value.isArray()) {
        inArray(value.asArray(), index);
      }
    }

    private void atEnd(BsonValue value) {
      found = true;
      if (elements && value.isArray()) {
        value.asArray().stream().limit(VALUES_MAX + 1L - values.size()).forEach(values::add);
      } else {
        values.add(value);
      }
    }

    private void inArray(BsonArray array, int index) {
      int offset = ArrayIndex.offset(names[index]);
      if (offset >= 0 && offset < array.size()) {
        at(array.get(offset), index + 1);
      }
      for (BsonValue element : array) {
        if (element.isDocument()) {
          inDocument(element.asDocument(), index);
        }
      }
    }
  }
}
