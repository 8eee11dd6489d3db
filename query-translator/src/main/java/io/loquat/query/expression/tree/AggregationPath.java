package io.loquat.query.expression.tree;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import java.util.List;

/**
 * A field path as aggregation, projections and sorts write it. Immutable.
 *
 * @param text as the client wrote it
 * @param parts between the dots, none empty
 */
public record AggregationPath(String text, List<String> parts) {
  private static final int DEPTH_MAX = 200;

  /** Names that begin with a dollar and are allowed: the fields of a DBRef. */
  private static final List<String> REFERENCE_FIELDS = List.of("$id", "$ref", "$db");

  /**
   * @throws CommandException with the codes of MongoDB's FieldPath
   */
  public static AggregationPath parse(String text) {
    if (text.isEmpty()) {
      throw new CommandException(
          ErrorCode.location(40352), "FieldPath cannot be constructed with empty string");
    }
    if (text.endsWith(".")) {
      throw new CommandException(ErrorCode.location(40353), "FieldPath must not end with a '.'.");
    }
    boolean isOneName = text.indexOf('.') < 0;
    List<String> parts = isOneName ? List.of(text) : List.of(text.split("\\.", -1));
    if (parts.size() > DEPTH_MAX) {
      throw new CommandException(ErrorCode.OVERFLOW, "FieldPath is too long");
    }
    parts.forEach(AggregationPath::checkName);
    return new AggregationPath(text, parts);
  }

  private static void checkName(String name) {
    if (name.isEmpty()) {
      throw new CommandException(
          ErrorCode.location(15998), "FieldPath field names may not be empty strings.");
    }
    if (name.startsWith("$") && !REFERENCE_FIELDS.contains(name)) {
      throw new CommandException(
          ErrorCode.location(16410),
          "FieldPath field names may not start with '$'. Consider using $getField or $setField.");
    }
    if (name.indexOf('\0') >= 0) {
      throw new CommandException(
          ErrorCode.location(16411), "FieldPath field names may not contain '\\0'.");
    }
  }

  /** Checks the name of a field in an expression's document, which is no path. */
  static void checkFieldName(String name) {
    checkName(name);
    if (name.indexOf('.') >= 0) {
      throw new CommandException(
          ErrorCode.location(16412),
          "FieldPath field names may not contain '.'. Consider using $getField or $setField.");
    }
  }
}
