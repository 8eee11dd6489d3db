package io.loquat.model;

import java.util.Set;
import org.bson.BsonDocument;

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

  /** The document without fields of the reserved names; itself if it has none. */
  public static BsonDocument without(BsonDocument document) {
    if (NAMES.stream().noneMatch(document::containsKey)) {
      return document;
    }
    BsonDocument rest = new BsonDocument();
    document.forEach(
        (name, value) -> {
          if (!NAMES.contains(name)) {
            rest.append(name, value);
          }
        });
    return rest;
  }
}
