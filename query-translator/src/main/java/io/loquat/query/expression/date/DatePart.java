package io.loquat.query.expression.date;

import static io.loquat.query.expression.date.DateSpecs.codes;
import static io.loquat.query.expression.date.DateSpecs.fails;
import static io.loquat.query.expression.date.DateSpecs.gives;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.model.MissingValue;
import io.loquat.query.expression.tree.Expression;
import io.loquat.query.expression.tree.Expression.Constant;
import io.loquat.query.expression.tree.ExpressionOperator;
import io.loquat.query.expression.tree.ExpressionParser;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.ShellText;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * An operator that takes one part of a date, such as {@code $year}. Immutable.
 *
 * @param example what it gives for 2024-03-10T21:05:06.007Z
 */
record DatePart(
    String name,
    String since,
    String description,
    String example,
    Function<LocalDateTime, BsonValue> part) {

  ExpressionOperator operator() {
    return ExpressionOperator.named(spec(), this::operands, this::apply);
  }

  private OperatorSpec spec() {
    return DateSpecs.spec(
        name,
        since,
        "a date, or `date` and `timezone`",
        codes(16006, 40485, 40517, 40535, 40536, 40539),
        description,
        gives("2024-03-10T21:05:06.007Z", "{\"%s\": \"$d\"}".formatted(name), example),
        gives(
            "2024-03-10T23:05:06.007Z",
            "{\"%s\": {\"date\": \"$d\", \"timezone\": \"-02\"}}".formatted(name),
            example),
        fails("{\"%s\": \"$d\"}".formatted(name), 16006));
  }

  private List<Expression> operands(BsonValue argument, ExpressionParser parser) {
    Expression utc = new Constant(new BsonString("UTC"));
    return switch (argument) {
      case BsonDocument document when !ExpressionParser.isOperator(document) ->
          named(document, parser, utc);
      case BsonArray array -> {
        if (array.size() != 1) {
          throw new CommandException(
              ErrorCode.location(40536),
              "%s accepts exactly one argument if given an array, but was given %s"
                  .formatted(name, array.size()));
        }
        yield List.of(parser.parse(array.getFirst()), utc);
      }
      default -> List.of(parser.parse(argument), utc);
    };
  }

  private List<Expression> named(BsonDocument document, ExpressionParser parser, Expression utc) {
    for (String argument : document.keySet()) {
      if (!argument.equals("date") && !argument.equals("timezone")) {
        throw new CommandException(
            ErrorCode.location(40535),
            "unrecognized option to %s: \"%s\"".formatted(name, argument));
      }
    }
    BsonValue date = document.get("date");
    if (date == null) {
      throw new CommandException(
          ErrorCode.location(40539),
          "missing 'date' argument to %s, provided: %s".formatted(name, ShellText.of(document)));
    }
    BsonValue zone = document.get("timezone");
    return List.of(parser.parse(date), zone == null ? utc : parser.parse(zone));
  }

  private BsonValue apply(List<BsonValue> values) {
    if (MissingValue.isNullish(values.get(0))) {
      return BsonNull.VALUE;
    }
    long millis = Dates.coerced(values.get(0));
    Optional<Zone> zone = Zone.of(values.get(1));
    return zone.isPresent() ? part.apply(zone.get().local(millis)) : BsonNull.VALUE;
  }
}
