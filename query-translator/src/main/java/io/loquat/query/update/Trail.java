package io.loquat.query.update;

import org.jspecify.annotations.Nullable;

/**
 * The way to a place in a document, with offsets for elements of arrays. Immutable; its text is
 * made only where a message needs it.
 *
 * @param above none for the document itself
 */
record Trail(@Nullable Trail above, String name) {
  static final Trail ROOT = new Trail(null, "");

  Trail child(String part) {
    return new Trail(this, part);
  }

  /** The names from the top, with dots between. */
  String text() {
    return above == null || above.above == null ? name : above.text() + "." + name;
  }
}
