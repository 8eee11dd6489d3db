package io.loquat.query.update;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.operator.ShellText;
import io.loquat.query.update.FieldChange.Field;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.bson.BsonArray;
import org.bson.BsonValue;

/** The array that a field must hold for an array operator. */
final class ArrayField {
  private ArrayField() {}

  /** The field's array, an empty one if the field is missing. */
  static BsonArray orEmpty(Field field) {
    if (field.value().isEmpty()) {
      return new BsonArray();
    }
    BsonValue value = field.value().get();
    if (!(value instanceof BsonArray array)) {
      throw new CommandException(
          ErrorCode.BAD_VALUE,
          "The field '%s' must be an array but is of type %s in document %s"
              .formatted(field.path(), ShellText.typeName(value), field.documentName()));
    }
    return array;
  }

  /** The field's array without some elements; a missing field stays missing. */
  static Optional<BsonValue> without(Field field, Predicate<BsonValue> removed) {
    if (field.value().isEmpty()) {
      return Optional.empty();
    }
    if (!(field.value().get() instanceof BsonArray array)) {
      throw new CommandException(ErrorCode.BAD_VALUE, "Cannot apply $pull to a non-array value");
    }
    List<BsonValue> kept = array.stream().filter(removed.negate()).toList();
    return kept.size() == array.size() ? field.value() : Optional.of(new BsonArray(kept));
  }
}
