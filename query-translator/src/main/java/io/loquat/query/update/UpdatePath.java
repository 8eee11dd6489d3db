package io.loquat.query.update;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.model.SystemFields;
import java.util.List;

/**
 * The path of a field that an update operator changes. Immutable.
 *
 * @param text as the client wrote it
 * @param parts between the dots, none empty
 */
record UpdatePath(String text, List<String> parts) {
  /** MongoDB's bound on the depth of documents. */
  static final int DEPTH_MAX = 100;

  static UpdatePath parse(String text, SystemFields systemFields) {
    if (text.isEmpty()) {
      throw new CommandException(ErrorCode.EMPTY_FIELD_NAME, "An empty update path is not valid.");
    }
    UpdatePath path = new UpdatePath(text, List.of(text.split("\\.", -1)));
    path.checkNames();
    path.checkPositions();
    if (systemFields == SystemFields.VISIBLE
        && SystemFields.NAMES.contains(path.parts.getFirst())) {
      throw immutable(text, path.parts.getFirst());
    }
    return path;
  }

  /** The error of a change to a field that must stay as it is. */
  static CommandException immutable(String path, String field) {
    return new CommandException(
        ErrorCode.IMMUTABLE_FIELD,
        "Performing an update on the path '%s' would modify the immutable field '%s'"
            .formatted(path, field));
  }

  private void checkNames() {
    if (parts.size() > DEPTH_MAX) {
      throw new CommandException(
          ErrorCode.OVERFLOW, "The update path exceeds the maximum depth of " + DEPTH_MAX);
    }
    if (parts.contains("")) {
      throw new CommandException(
          ErrorCode.EMPTY_FIELD_NAME,
          "The update path '%s' contains an empty field name, which is not allowed."
              .formatted(text));
    }
  }

  private void checkPositions() {
    if (isPosition(parts.getFirst())) {
      throw new CommandException(
          ErrorCode.BAD_VALUE,
          "Cannot have array filter or positional (i.e. '$') element in the first position in path"
              + " '%s'".formatted(text));
    }
    if (parts.stream().anyMatch(UpdatePath::isPosition)) {
      throw new CommandException(
          ErrorCode.COMMAND_NOT_SUPPORTED,
          "Positional parts of update paths are not supported yet: '%s'".formatted(text));
    }
  }

  private static boolean isPosition(String part) {
    return part.equals("$") || (part.startsWith("$[") && part.endsWith("]"));
  }
}
