package io.loquat.query.update;

import io.loquat.model.ArrayIndex;
import io.loquat.model.BsonOrder;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonNumber;
import org.bson.BsonValue;

/**
 * The {@code $sort} of {@code $push}: orders elements as wholes or by their fields. Immutable.
 *
 * @param keys most significant first; a key without parts is the element itself
 */
record ElementSort(List<Key> keys, BsonOrder order) implements Comparator<BsonValue> {
  record Key(List<String> parts, boolean descending) {}

  static ElementSort parse(BsonValue argument, BsonOrder order) {
    if (argument instanceof BsonNumber number) {
      return new ElementSort(List.of(new Key(List.of(), descending(number))), order);
    }
    if (!(argument instanceof BsonDocument pattern)) {
      throw bad(
          "The $sort is invalid: use 1/-1 to sort the whole element, or {field:1/-1} to sort"
              + " embedded fields");
    }
    if (pattern.isEmpty()) {
      throw bad("The $sort pattern is empty when it should be a set of fields.");
    }
    List<Key> keys = new ArrayList<>();
    for (Map.Entry<String, BsonValue> field : pattern.entrySet()) {
      keys.add(new Key(parts(field.getKey()), descending(field.getValue())));
    }
    return new ElementSort(List.copyOf(keys), order);
  }

  @Override
  public int compare(BsonValue left, BsonValue right) {
    for (Key key : keys) {
      int result = order.compare(at(left, key.parts), at(right, key.parts));
      if (result != 0) {
        return key.descending ? -result : result;
      }
    }
    return 0;
  }

  private static List<String> parts(String path) {
    List<String> parts = List.of(path.split("\\.", -1));
    if (parts.contains("")) {
      throw bad(
          path.isEmpty()
              ? "The $sort field cannot be empty"
              : "The $sort field is a dotted field but has an empty part: " + path);
    }
    return parts;
  }

  private static boolean descending(BsonValue value) {
    if (!(value instanceof BsonNumber number) || Math.abs(number.doubleValue()) != 1) {
      throw bad("The $sort element value must be either 1 or -1");
    }
    return number.doubleValue() < 0;
  }

  private static BsonValue at(BsonValue element, List<String> parts) {
    BsonValue value = element;
    for (String part : parts) {
      value = field(value, part);
    }
    return value;
  }

  /** A field of a document or, by its offset, an element of an array; null for anything else. */
  private static BsonValue field(BsonValue value, String part) {
    if (value instanceof BsonDocument document) {
      return document.getOrDefault(part, BsonNull.VALUE);
    }
    int offset = value instanceof BsonArray ? ArrayIndex.offset(part) : -1;
    return offset >= 0 && offset < value.asArray().size()
        ? value.asArray().get(offset)
        : BsonNull.VALUE;
  }

  private static CommandException bad(String message) {
    return new CommandException(ErrorCode.BAD_VALUE, message);
  }
}
