package io.loquat.query.update;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.operator.ShellText;
import io.loquat.query.update.FieldChange.Field;
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
}
