package io.loquat.query.expression.date;

import io.loquat.query.expression.tree.ExpressionOperator;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.bson.BsonInt32;
import org.bson.BsonInt64;

/** The operators that take one part of a date. Immutable. */
final class DateParts {
  static final List<ExpressionOperator> ALL =
      Stream.of(
              part(
                  "$dayOfMonth",
                  "2.2",
                  "The day of the month.",
                  "10",
                  LocalDateTime::getDayOfMonth),
              part(
                  "$dayOfWeek",
                  "2.2",
                  "The day of the week, 1 for Sunday to 7 for Saturday.",
                  "1",
                  DateFields::dayOfWeek),
              part("$dayOfYear", "2.2", "The day of the year.", "70", LocalDateTime::getDayOfYear),
              part("$hour", "2.2", "The hour.", "21", LocalDateTime::getHour),
              part(
                  "$isoDayOfWeek",
                  "3.4",
                  "The day of the week, 1 for Monday to 7 for Sunday.",
                  "7",
                  DateFields::isoDayOfWeek),
              part("$isoWeek", "3.4", "The week of ISO 8601.", "10", DateFields::isoWeek),
              new DatePart(
                  "$isoWeekYear",
                  "3.4",
                  "The year that the week of ISO 8601 belongs to.",
                  "{\"$numberLong\": \"2024\"}",
                  date -> new BsonInt64(DateFields.isoWeekYear(date))),
              part("$millisecond", "2.4", "The millisecond.", "7", DateFields::millisecond),
              part("$minute", "2.2", "The minute.", "5", LocalDateTime::getMinute),
              part("$month", "2.2", "The month.", "3", LocalDateTime::getMonthValue),
              part("$second", "2.2", "The second.", "6", LocalDateTime::getSecond),
              part(
                  "$week",
                  "2.2",
                  "The week of the year; before the first Sunday it is 0.",
                  "10",
                  DateFields::week),
              part("$year", "2.2", "The year.", "2024", LocalDateTime::getYear))
          .map(DatePart::operator)
          .toList();

  private DateParts() {}

  private static DatePart part(
      String name,
      String since,
      String description,
      String example,
      ToIntFunction<LocalDateTime> part) {
    return new DatePart(
        name, since, description, example, date -> new BsonInt32(part.applyAsInt(date)));
  }
}
