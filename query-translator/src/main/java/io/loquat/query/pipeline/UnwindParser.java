package io.loquat.query.pipeline;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.expression.tree.AggregationPath;
import io.loquat.query.operator.ShellText;
import java.util.List;
import java.util.Optional;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;

/** Reads the argument of {@code $unwind}: a path, or a document with options. */
final class UnwindParser {
  private Optional<String> path = Optional.empty();
  private Optional<List<String>> indexPath = Optional.empty();
  private boolean preserving;

  private UnwindParser() {}

  static Unwind parse(BsonValue argument) {
    UnwindParser parser = new UnwindParser();
    switch (argument) {
      case BsonString text -> parser.path = Optional.of(text.getValue());
      case BsonDocument options -> options.forEach(parser::option);
      default ->
          throw failure(
              15981,
              "expected either a string or an object as specification for $unwind stage, got "
                  + ShellText.typeName(argument));
    }
    return parser.build();
  }

  private void option(String name, BsonValue value) {
    switch (name) {
      case "path" -> path = Optional.of(path(value));
      case "includeArrayIndex" -> indexPath = Optional.of(indexPath(value));
      case "preserveNullAndEmptyArrays" -> preserving = preserving(value);
      default -> throw failure(28811, "unrecognized option to $unwind stage: " + name);
    }
  }

  private static String path(BsonValue value) {
    if (value instanceof BsonString text) {
      return text.getValue();
    }
    throw failure(
        28808, "expected a string as the path for $unwind stage, got " + ShellText.typeName(value));
  }

  private static List<String> indexPath(BsonValue value) {
    if (!(value instanceof BsonString text) || text.getValue().isEmpty()) {
      throw failure(
          28810,
          "expected a non-empty string for the includeArrayIndex  option to $unwind stage, got "
              + ShellText.typeName(value));
    }
    if (text.getValue().startsWith("$")) {
      throw failure(
          28822,
          "includeArrayIndex option to $unwind stage should not be prefixed with a '$': "
              + text.getValue());
    }
    return AggregationPath.parse(text.getValue()).parts();
  }

  private static boolean preserving(BsonValue value) {
    if (value instanceof BsonBoolean wanted) {
      return wanted.getValue();
    }
    throw failure(
        28809,
        "expected a boolean for the preserveNullAndEmptyArrays option to $unwind stage, got "
            + ShellText.typeName(value));
  }

  private Unwind build() {
    String text = path.orElse("");
    if (text.isEmpty()) {
      throw failure(28812, "no path specified to $unwind stage");
    }
    if (!text.startsWith("$")) {
      throw failure(28818, "path option to $unwind stage should be prefixed with a '$': " + text);
    }
    return new Unwind(AggregationPath.parse(text.substring(1)).parts(), indexPath, preserving);
  }

  private static CommandException failure(int code, String message) {
    return new CommandException(ErrorCode.location(code), message);
  }
}
