package io.loquat.query.sql;

import java.util.List;

/**
 * A path as SQLite's JSON functions take it. Names are always quoted, so that dots, brackets and
 * the like in them are only text. Immutable.
 */
public record JsonPath(String text) {
  public static final JsonPath ROOT = new JsonPath("$");

  /** A field of what is here. */
  public JsonPath name(String name) {
    return new JsonPath(text + ".\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"");
  }

  public JsonPath names(List<String> names) {
    JsonPath path = this;
    for (String name : names) {
      path = path.name(name);
    }
    return path;
  }

  /** An element of the array here. */
  public JsonPath offset(int offset) {
    return new JsonPath(text + "[" + offset + "]");
  }

  /** The place after the last element of the array here. */
  public JsonPath append() {
    return new JsonPath(text + "[#]");
  }
}
