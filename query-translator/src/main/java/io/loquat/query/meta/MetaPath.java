package io.loquat.query.meta;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import java.util.List;
import java.util.Optional;

/**
 * A path into the pseudo-document {@code $meta}, such as {@code $meta.metadata.cause}. Immutable.
 *
 * @param below the names after the field's; only metadata has any
 */
public record MetaPath(MetaField field, List<String> below) {
  /** The name of the pseudo-document. */
  public static final String ROOT = "$meta";

  public MetaPath {
    below = List.copyOf(below);
  }

  /** Whether a field path leads into the pseudo-document, rightly or not. */
  public static boolean isMeta(String path) {
    return path.startsWith(ROOT) && (path.length() == ROOT.length() || path.charAt(5) == '.');
  }

  /** What a path that {@link #isMeta} names, if there is such a thing. */
  public static Optional<MetaPath> find(String path) {
    return path.length() == ROOT.length()
        ? Optional.empty()
        : ofKeyword(path.substring(ROOT.length() + 1)).filter(meta -> !meta.field().isComputed());
  }

  /**
   * What a path that {@link #isMeta} names.
   *
   * @throws CommandException BadValue (2) naming the path, if there is no such thing
   */
  public static MetaPath parse(String path) {
    return find(path)
        .orElseThrow(() -> new CommandException(ErrorCode.BAD_VALUE, unknownMessage(path)));
  }

  /** What the argument of <code>{$meta: "..."}</code> names, if it is one of these. */
  public static Optional<MetaPath> ofKeyword(String keyword) {
    if (keyword.indexOf('.') < 0) {
      return MetaField.named(keyword).map(field -> new MetaPath(field, List.of()));
    }
    List<String> names = List.of(keyword.split("\\.", -1));
    List<String> below = names.subList(1, names.size());
    return MetaField.named(names.getFirst())
        .filter(field -> below.isEmpty() || field == MetaField.METADATA)
        .map(field -> new MetaPath(field, below));
  }

  /** The path as <code>{$meta: "..."}</code> names it. */
  public String keyword() {
    return below.isEmpty() ? field.text() : field.text() + "." + String.join(".", below);
  }

  /** Says that a path leads nowhere, and what there is. */
  public static String unknownMessage(String path) {
    return "'%s' names no system value: %s has the fields %s, and only metadata has fields below"
        .formatted(path, ROOT, MetaField.NAMES);
  }
}
