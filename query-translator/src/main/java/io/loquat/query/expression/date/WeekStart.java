package io.loquat.query.expression.date;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.model.MissingValue;
import io.loquat.query.expression.tree.Expression;
import io.loquat.query.expression.tree.Expression.Constant;
import io.loquat.query.operator.ShellText;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Locale;
import org.bson.BsonString;
import org.bson.BsonValue;

/** The day that a week begins with. Stateless. */
final class WeekStart {
  private WeekStart() {}

  /**
   * Whether a start of the week, the last operand, makes the whole null. A constant null does that
   * for every unit, as MongoDB looks at it before it knows the unit; but if all operands are
   * constants it computes them right away, and then only weeks have a start.
   */
  static boolean isAlwaysNull(List<Expression> operands) {
    boolean isNull =
        operands.getLast() instanceof Constant(BsonValue value) && MissingValue.isNullish(value);
    return isNull && !operands.stream().allMatch(Constant.class::isInstance);
  }

  /**
   * @throws CommandException 5439015 for values that are no strings, 5439016 for unknown days
   */
  static DayOfWeek of(String operator, BsonValue value) {
    if (!(value instanceof BsonString text)) {
      throw new CommandException(
          ErrorCode.location(5439015),
          "%s requires 'startOfWeek' to be a string, but got %s"
              .formatted(operator, ShellText.typeName(value)));
    }
    String name = text.getValue().toLowerCase(Locale.ROOT);
    for (DayOfWeek day : DayOfWeek.values()) {
      String full = day.name().toLowerCase(Locale.ROOT);
      if (name.equals(full) || name.equals(full.substring(0, 3))) {
        return day;
      }
    }
    throw new CommandException(
        ErrorCode.location(5439016),
        "%s parameter 'startOfWeek' value cannot be recognized as a day of a week: %s"
            .formatted(operator, text.getValue()));
  }
}
