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

  /** The part that stands for the offset of the element that the filter matched. */
  static final String POSITIONAL = "$";

  static UpdatePath parse(String text, UpdateScope scope) {
    if (text.isEmpty()) {
      throw new CommandException(ErrorCode.EMPTY_FIELD_NAME, "An empty update path is not valid.");
    }
    UpdatePath path = new UpdatePath(text, List.of(text.split("\\.", -1)));
    path.checkNames();
    path.checkPositions(scope.arrayFilters());
    if (scope.systemFields() == SystemFields.VISIBLE
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

  /** Whether the part at that depth means elements of an array: all, or those of a filter. */
  boolean meansElements(int depth) {
    return ArrayFilters.isIdentifier(parts.get(depth));
  }

  /** What the part at that depth is called in a {@link PathTree}. */
  String key(int depth) {
    String part = parts.get(depth);
    return ArrayFilters.isIdentifier(part) ? ArrayFilters.identifier(part) : part;
  }

  /** Whether the path depends on the document or on the filter that found it. */
  boolean isDynamic() {
    return parts.stream()
        .anyMatch(part -> part.equals(POSITIONAL) || ArrayFilters.isIdentifier(part));
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

  private void checkPositions(ArrayFilters filters) {
    if (parts.getFirst().equals(POSITIONAL)) {
      throw bad("Cannot have positional (i.e. '$') element in the first position in path '%s'");
    }
    if (ArrayFilters.isIdentifier(parts.getFirst())) {
      throw bad(
          "Cannot have array filter identifier (i.e. '$[<id>]') element in the first position in"
              + " path '%s'");
    }
    if (parts.stream().filter(POSITIONAL::equals).count() > 1) {
      throw bad("Too many positional (i.e. '$') elements found in path '%s'");
    }
    parts.stream()
        .filter(ArrayFilters::isIdentifier)
        .forEach(part -> filters.require(ArrayFilters.identifier(part), text));
  }

  private CommandException bad(String message) {
    return new CommandException(ErrorCode.BAD_VALUE, message.formatted(text));
  }
}
