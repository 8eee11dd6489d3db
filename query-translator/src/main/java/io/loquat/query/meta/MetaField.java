package io.loquat.query.meta;

import io.loquat.model.SystemFields;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A field of the pseudo-document {@code $meta}. */
public enum MetaField {
  /** The version, an int64. */
  VERSION("version", SystemFields.VERSION),
  /** When the document was inserted, a date. */
  CREATED("created", SystemFields.CREATED),
  /** When it was last changed, a date. */
  UPDATED("updated", SystemFields.UPDATED),
  /** Whether it is archived, a bool; a document shows it only if it is. */
  ARCHIVED("archived", ""),
  /** The writer's metadata, a document; empty if there is none. */
  METADATA("metadata", ""),
  /** How well the document matches the search of a filter, a double. */
  TEXT_SCORE("textScore"),
  /** How far it is from the point that a filter names, a double. */
  GEO_NEAR_DISTANCE("geoNearDistance"),
  /** Its point that is nearest to that one. */
  GEO_NEAR_POINT("geoNearPoint");

  /** All names, for messages. */
  static final String NAMES =
      Arrays.stream(values())
          .filter(field -> !field.isComputed())
          .map(MetaField::text)
          .collect(Collectors.joining(", "));

  private static final Map<String, MetaField> BY_TEXT =
      Arrays.stream(values()).collect(Collectors.toMap(MetaField::text, Function.identity()));

  private final String text;
  private final String shownAs;
  private final boolean computed;

  MetaField(String text, String shownAs) {
    this.text = text;
    this.shownAs = shownAs;
    this.computed = false;
  }

  MetaField(String text) {
    this.text = text;
    this.shownAs = "";
    this.computed = true;
  }

  /** The name as clients write it. */
  public String text() {
    return text;
  }

  /** Whether it is no value of the document, but one that a filter computes of its matches. */
  public boolean isComputed() {
    return computed;
  }

  /** Whether every document that shows system fields has this value in the field of that name. */
  public boolean isShownAs(String name) {
    return shownAs.equals(name);
  }

  static Optional<MetaField> named(String text) {
    return Optional.ofNullable(BY_TEXT.get(text));
  }
}
