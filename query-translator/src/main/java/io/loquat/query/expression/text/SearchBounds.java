package io.loquat.query.expression.text;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.operator.ShellText;
import java.util.List;
import org.bson.BsonValue;

/** Where a search in a text begins and ends. Stateless. */
final class SearchBounds {
  private SearchBounds() {}

  /** The third operand, or 0. */
  static int start(String operator, List<BsonValue> values) {
    return values.size() < 3 ? 0 : index(operator, "starting", values.get(2));
  }

  /** The fourth operand, or a large number. */
  static int end(String operator, List<BsonValue> values) {
    return values.size() < 4 ? Integer.MAX_VALUE : index(operator, "ending", values.get(3));
  }

  private static int index(String operator, String which, BsonValue value) {
    int index =
        WholeNumbers.exactInt(value)
            .orElseThrow(
                () ->
                    new CommandException(
                        ErrorCode.location(40096),
                        "%s requires an integral %s index, found a value of type: %s, with value: %s"
                            .formatted(
                                operator, which, ShellText.typeName(value), ShellText.of(value))));
    if (index < 0) {
      throw new CommandException(
          ErrorCode.location(40097),
          "%s requires a nonnegative %s index, found: %s".formatted(operator, which, index));
    }
    return index;
  }
}
