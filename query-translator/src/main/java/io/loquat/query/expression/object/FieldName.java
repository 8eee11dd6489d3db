package io.loquat.query.expression.object;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.operator.ShellText;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;

/** The name of a field that {@code $setField} and {@code $unsetField} take. Stateless. */
final class FieldName {
  private FieldName() {}

  /**
   * Reads a name, which stands there itself or in a {@code $literal}.
   *
   * @throws CommandException 4161106 to 4161108 for what may be another value for each document
   */
  static String parse(String operator, BsonValue argument) {
    BsonValue value = constant(operator, argument);
    if (!(value instanceof BsonString text)) {
      throw failure(
          4161107,
          operator
              + " requires 'field' to evaluate to type String, but got "
              + ShellText.typeName(value));
    }
    if (text.getValue().indexOf('\0') >= 0) {
      throw failure(9534700, operator + " requires 'field' to have no null byte in it");
    }
    return text.getValue();
  }

  private static BsonValue constant(String operator, BsonValue argument) {
    return switch (argument) {
      case BsonString text when text.getValue().startsWith("$") ->
          throw failure(
              4161108,
              "'%s' requires 'field' to evaluate to a constant, but got the field path %s. Did you"
                      .formatted(operator, text.getValue())
                  + " mean to use $literal?");
      case BsonDocument document when document.isEmpty() -> document;
      case BsonDocument document when isLiteral(document) -> document.values().iterator().next();
      case BsonDocument _, BsonArray _ ->
          throw failure(
              4161106,
              operator + " requires 'field' to evaluate to a constant, but got a non-constant");
      default -> argument;
    };
  }

  private static boolean isLiteral(BsonDocument document) {
    String name = document.getFirstKey();
    return document.size() == 1 && (name.equals("$literal") || name.equals("$const"));
  }

  static CommandException failure(int code, String message) {
    return new CommandException(ErrorCode.location(code), message);
  }
}
