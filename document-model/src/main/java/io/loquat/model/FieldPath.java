package io.loquat.model;

import java.util.List;

/**
 * A dotted path to a field, such as {@code address.streets.0.name}. Immutable.
 *
 * @param parts the names between the dots; at least one
 */
public record FieldPath(List<String> parts) {
  /** How many names a path may have: documents nest no deeper either. */
  public static final int DEPTH_MAX = 200;

  /** The digits of the largest offset that an array within a document can have. */
  private static final int INDEX_DIGITS_MAX = 9;

  public FieldPath {
    parts = List.copyOf(parts);
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("a path has at least one name");
    }
    if (parts.size() > DEPTH_MAX) {
      throw new CommandException(ErrorCode.OVERFLOW, "FieldPath is too long");
    }
  }

  /**
   * Splits a path at its dots. Empty names are kept: whether they are a mistake depends on who
   * asks.
   *
   * @throws CommandException Overflow (15) if it has too many names
   */
  public static FieldPath parse(String path) {
    return new FieldPath(List.of(path.split("\\.", -1)));
  }

  /** Whether the name can mean an array's element: digits only, and no zero in front. */
  public static boolean isArrayIndex(String part) {
    boolean leadingZero = part.length() > 1 && part.charAt(0) == '0';
    if (part.isEmpty() || part.length() > INDEX_DIGITS_MAX || leadingZero) {
      return false;
    }
    return part.chars().allMatch(unit -> unit >= '0' && unit <= '9');
  }

  /** The first name: the field of the document itself. */
  public String first() {
    return parts.getFirst();
  }

  @Override
  public String toString() {
    return String.join(".", parts);
  }
}
