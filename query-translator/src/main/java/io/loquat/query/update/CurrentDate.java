package io.loquat.query.update;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.model.TimestampClock;
import io.loquat.query.context.QueryContext;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.OperatorSpec.Example;
import io.loquat.query.operator.ShellText;
import java.util.List;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;

/** {@code $currentDate}: the field has the time of the command. */
final class CurrentDate {
  static final OperatorSpec SPEC =
      new OperatorSpec(
          "$currentDate",
          "2.6",
          "a document of paths, each with a boolean, {$type: 'date'} or {$type: 'timestamp'}",
          "creates a missing field and the documents above it",
          List.of(ErrorCode.BAD_VALUE, ErrorCode.PATH_NOT_VIABLE),
          "Sets a field to the time at which the command began, as a date or as a timestamp.",
          List.of(
              Example.fails("{a: 1}", "{$currentDate: {a: 'x'}}", ErrorCode.BAD_VALUE),
              Example.fails("{a: 1}", "{$currentDate: {a: {$type: 'int'}}}", ErrorCode.BAD_VALUE),
              Example.fails("{a: 1}", "{$currentDate: {'a.b': true}}", ErrorCode.PATH_NOT_VIABLE)));

  private static final String TYPE = "$type";

  private CurrentDate() {}

  static FieldChange parse(String path, BsonValue argument, QueryContext context) {
    return switch (argument) {
      case BsonBoolean _ -> new Set(date(context));
      case BsonDocument type -> new Set(ofType(type, context));
      default ->
          throw bad(
              ShellText.typeName(argument)
                  + " is not valid type for $currentDate. Please use a boolean ('true') or a $type"
                  + " expression ({$type: 'timestamp/date'}).");
    };
  }

  private static BsonValue ofType(BsonDocument argument, QueryContext context) {
    for (String option : argument.keySet()) {
      if (!option.equals(TYPE)) {
        throw bad("Unrecognized $currentDate option: " + option);
      }
    }
    return switch (argument.getOrDefault(TYPE, BsonNull.VALUE)) {
      case BsonString type when type.getValue().equals("date") -> date(context);
      case BsonString type when type.getValue().equals("timestamp") -> TimestampClock.next();
      default ->
          throw bad(
              "The '$type' string field is required to be 'date' or 'timestamp': {$currentDate:"
                  + " {field : {$type: 'date'}}}");
    };
  }

  private static BsonValue date(QueryContext context) {
    return context.variables().getOrDefault("NOW", new BsonDateTime(System.currentTimeMillis()));
  }

  private static CommandException bad(String message) {
    return new CommandException(ErrorCode.BAD_VALUE, message);
  }
}
