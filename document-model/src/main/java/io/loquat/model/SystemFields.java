package io.loquat.model;

import java.util.Set;

/** Whether replies carry the fields that Loquat adds to documents, and their names. */
public enum SystemFields {
  /** Documents end with {@code _version}, {@code _created} and {@code _updated}. */
  VISIBLE,
  /** Replies and field names are exactly MongoDB's; the names below are ordinary user fields. */
  HIDDEN;

  public static final String VERSION = "_version";
  public static final String CREATED = "_created";
  public static final String UPDATED = "_updated";
  public static final String ARCHIVED = "_archived";

  /** The reserved names of the visible profile, in the order in which documents carry them. */
  public static final Set<String> NAMES = Set.of(VERSION, CREATED, UPDATED, ARCHIVED);
}
