package io.loquat.store;

/** Which documents a read or a write sees. */
public enum Visibility {
  /** Those that are not archived: what there is, as long as nobody asks for more. */
  LIVE,
  /** Those that are archived, and no others. */
  ARCHIVED,
  /** Both. */
  ALL
}
