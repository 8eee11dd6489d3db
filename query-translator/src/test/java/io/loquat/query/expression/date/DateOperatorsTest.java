package io.loquat.query.expression.date;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loquat.model.CommandException;
import io.loquat.query.context.QueryContext;
import io.loquat.query.expression.Expressions;
import io.loquat.query.expression.tree.Scope;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateOperatorsTest {
  private static BsonValue value(String expression) {
    BsonDocument document =
        BsonDocument.parse("{v: " + expression.replaceAll("D'([^']*)'", "{\\$date: '$1'}") + "}");
    return Expressions.parse(document.get("v"), QueryContext.plain()).evaluate(Scope.empty());
  }

  /** Dates are written D'...'. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{$dateAdd: {startDate: D'2024-03-09T12:00:00Z', unit: 'day', amount: 1, timezone:"
            + " 'America/New_York'}} | D'2024-03-10T11:00:00Z'",
        "{$dateAdd: {startDate: D'2024-03-09T12:00:00Z', unit: 'hour', amount: 24, timezone:"
            + " 'America/New_York'}} | D'2024-03-10T12:00:00Z'",
        "{$dateAdd: {startDate: D'2024-11-30T00:00:00Z', unit: 'quarter', amount: 1}} |"
            + " D'2025-02-28T00:00:00Z'",
        "{$dateSubtract: {startDate: D'2024-03-31T00:00:00Z', unit: 'month', amount: 1}} |"
            + " D'2024-02-29T00:00:00Z'",
        "{$dateDiff: {startDate: D'2021-01-24T23:00:00Z', endDate: D'2021-01-25T00:00:00Z', unit:"
            + " 'week', startOfWeek: 'Monday'}} | {$numberLong: '1'}",
        "{$dateDiff: {startDate: D'2021-01-24T23:00:00Z', endDate: D'2021-01-25T00:00:00Z', unit:"
            + " 'week'}} | {$numberLong: '0'}",
        "{$dateDiff: {startDate: D'2024-03-10T06:30:00Z', endDate: D'2024-03-10T07:30:00Z', unit:"
            + " 'hour', timezone: 'America/New_York'}} | {$numberLong: '1'}",
        "{$dateDiff: {startDate: D'2024-03-10T23:00:00Z', endDate: D'2024-03-09T23:00:00Z', unit:"
            + " 'day'}} | {$numberLong: '-1'}",
        "{$dateTrunc: {date: D'2021-03-20T11:30:05Z', unit: 'month', binSize: 2, timezone:"
            + " '+0500'}} | D'2021-02-28T19:00:00Z'",
        "{$dateTrunc: {date: D'2021-03-20T11:30:05Z', unit: 'week', binSize: 2, startOfWeek:"
            + " 'monday'}} | D'2021-03-15T00:00:00Z'",
        "{$dateTrunc: {date: D'1999-12-31T23:59:59Z', unit: 'hour', binSize: 5}} |"
            + " D'1999-12-31T19:00:00Z'",
        "{$dateFromString: {dateString: 'July 4th, 2017 11:37:59 pm'}} |"
            + " D'2017-07-04T23:37:59Z'",
        "{$dateFromString: {dateString: '2017-07-04T11:37:59+0200'}} | D'2017-07-04T09:37:59Z'",
        "{$dateFromString: {dateString: '4-jul-2017 12:00 EST'}} | D'2017-07-04T17:00:00Z'",
        "{$dateFromString: {dateString: '2017-07-04 12:00:00 Europe/Berlin'}} |"
            + " D'2017-07-04T10:00:00Z'",
        "{$dateFromString: {dateString: '20170704T120000Z'}} | D'2017-07-04T12:00:00Z'",
        "{$dateFromString: {dateString: '07/04/2017'}} | D'2017-07-04T00:00:00Z'",
        "{$dateFromString: {dateString: 'x', onError: {$literal: 1}}} | 1",
        "{$dateFromString: {dateString: '4 of July', format: '%d of %B', onError: 'no'}} | 'no'",
        "{$dateToString: {date: D'2024-12-30T01:02:03.004Z', format: '%G-W%V-%u %w %U %b %B %L"
            + " %%'}} | '2025-W01-1 2 52 Dec December 004 %'",
        "{$dateToString: {date: D'2024-07-01T00:00:00Z', timezone: 'Europe/Berlin'}} |"
            + " '2024-07-01T02:00:00.000'",
        "{$dateFromParts: {year: 2024, month: 3, day: 31, hour: 2, minute: 30, timezone:"
            + " 'Europe/Berlin'}} | D'2024-03-31T01:30:00Z'"
      })
  void givesWhatMongoDbGives(String expression, String expected) {
    assertThat(value(expression)).isEqualTo(value(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{$dateAdd: {startDate: D'2024-03-09T12:00:00Z', unit: 'year', amount: {$numberLong:"
            + " '9000000000'}}} | 5976500",
        "{$dateTrunc: {date: D'2024-03-09T12:00:00Z', unit: 'day', binSize: 0}} | 5439018",
        "{$dateTrunc: {date: D'2024-03-09T12:00:00Z', unit: 'day', binSize: 1.5}} | 5439017",
        "{$dateFromParts: {year: 2024, month: 40000}} | 31034",
        "{$dateFromParts: {year: 2024, second: {$numberLong: '9223372036854775807'}}} | 159",
        "{$dateToString: {date: D'2024-03-09T12:00:00Z', format: '%'}} | 18535",
        "{$dateToString: {date: {$date: {$numberLong: '253402300800000'}}}} | 18537",
        "{$dateFromString: {dateString: '2017-07-04 12:00Z', timezone: 'Europe/Berlin'}} | 241",
        "{$year: {date: D'2024-03-09T12:00:00Z', timezone: 'Z'}} | 40485"
      })
  void failsWithMongoDbsCode(String expression, int code) {
    assertThatThrownBy(() -> value(expression))
        .isInstanceOf(CommandException.class)
        .extracting(e -> ((CommandException) e).code().number())
        .isEqualTo(code);
  }
}
