package io.loquat.query.update;

import io.loquat.model.BsonOrder;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.operator.ShellText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonNumber;
import org.bson.BsonValue;

/**
 * What {@code $push} does besides appending {@code $each}, in the order position, sort, slice.
 * Immutable.
 *
 * @param position where the elements go; from the end if negative
 * @param slice how many elements stay; the last ones if negative
 */
record PushModifiers(
    Optional<Integer> position, Optional<ElementSort> sort, Optional<Integer> slice) {
  static final PushModifiers NONE =
      new PushModifiers(Optional.empty(), Optional.empty(), Optional.empty());

  private static final String EACH = "$each";

  /** Without {@code $each}, an argument is a value to append, whatever its fields. */
  static boolean areIn(BsonValue argument) {
    return argument instanceof BsonDocument document && document.containsKey(EACH);
  }

  static List<BsonValue> each(BsonDocument argument) {
    BsonValue each = argument.getOrDefault(EACH, BsonNull.VALUE);
    if (!(each instanceof BsonArray array)) {
      throw bad(
          "The argument to $each in $push must be an array but it was of type: "
              + ShellText.typeName(each));
    }
    return List.copyOf(array);
  }

  static PushModifiers parse(BsonDocument argument, BsonOrder order) {
    Optional<Integer> position = Optional.empty();
    Optional<ElementSort> sort = Optional.empty();
    Optional<Integer> slice = Optional.empty();
    for (Map.Entry<String, BsonValue> clause : argument.entrySet()) {
      switch (clause.getKey()) {
        case EACH -> {}
        case "$position" -> position = Optional.of(integer("$position", clause.getValue()));
        case "$sort" -> sort = Optional.of(ElementSort.parse(clause.getValue(), order));
        case "$slice" -> slice = Optional.of(integer("$slice", clause.getValue()));
        default -> throw bad("Unrecognized clause in $push: " + clause.getKey());
      }
    }
    return new PushModifiers(position, sort, slice);
  }

  /** Where in an array of that size the elements go. */
  int index(int size) {
    int wanted = position.orElse(size);
    return wanted < 0 ? Math.max(0, size + wanted) : Math.min(size, wanted);
  }

  List<BsonValue> cut(List<BsonValue> elements) {
    int size = elements.size();
    int count = slice.orElse(size);
    return count < 0
        ? elements.subList(Math.max(0, size + count), size)
        : elements.subList(0, Math.min(size, count));
  }

  /** A whole number, clamped to what an array's size can be compared with. */
  private static int integer(String clause, BsonValue value) {
    if (!(value instanceof BsonNumber number) || number.doubleValue() % 1 != 0) {
      throw bad(
          "The value for %s must be an integer value but was given type: %s"
              .formatted(clause, ShellText.typeName(value)));
    }
    return Math.max(-Integer.MAX_VALUE, (int) Math.round(number.doubleValue()));
  }

  private static CommandException bad(String message) {
    return new CommandException(ErrorCode.BAD_VALUE, message);
  }
}
