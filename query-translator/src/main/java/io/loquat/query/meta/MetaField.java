package io.loquat.query.meta;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** A field of the pseudo-document {@code $meta}. */
public enum MetaField {
  /** The version, an int64. */
  VERSION("version"),
  /** When the document was inserted, a date. */
  CREATED("created"),
  /** When it was last changed, a date. */
  UPDATED("updated"),
  /** Whether it is archived, a bool. */
  ARCHIVED("archived"),
  /** The writer's metadata, a document; empty if there is none. */
  METADATA("metadata");

  /** All names, for messages. */
  static final String NAMES =
      Arrays.stream(values()).map(MetaField::text).collect(Collectors.joining(", "));

  private final String text;

  MetaField(String text) {
    this.text = text;
  }

  /** The name as clients write it. */
  public String text() {
    return text;
  }

  static Optional<MetaField> named(String text) {
    return Arrays.stream(values()).filter(field -> field.text.equals(text)).findFirst();
  }
}
