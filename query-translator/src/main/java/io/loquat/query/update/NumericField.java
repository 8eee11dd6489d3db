package io.loquat.query.update;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.operator.ShellText;
import io.loquat.query.update.FieldChange.Field;
import org.bson.BsonNumber;
import org.bson.BsonValue;

/** The number that a field must hold for an arithmetic operator. */
final class NumericField {
  private NumericField() {}

  static BsonNumber require(Field field, String operator) {
    BsonValue value = field.value().orElseThrow();
    if (value instanceof BsonNumber number) {
      return number;
    }
    throw new CommandException(
        ErrorCode.TYPE_MISMATCH,
        ("Cannot apply %s to a value of non-numeric type. %s has the field '%s' of"
                + " non-numeric type %s")
            .formatted(operator, field.documentName(), field.name(), ShellText.typeName(value)));
  }

  static CommandException overflow(Field field, BsonNumber before, String operator) {
    return new CommandException(
        ErrorCode.BAD_VALUE,
        "Failed to apply %s operations to current value ((NumberLong)%s) for document %s"
            .formatted(operator, ShellText.of(before), field.documentName()));
  }
}
