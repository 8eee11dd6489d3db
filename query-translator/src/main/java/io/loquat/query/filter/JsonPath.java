package io.loquat.query.filter;

import java.util.List;

/**
 * A path as SQLite's JSON functions take it. Names are always quoted, so that dots, brackets and
 * the like in them are only text. Immutable.
 */
record JsonPath(String text) {
  static final JsonPath ROOT = new JsonPath("$");

  JsonPath name(String name) {
    return new JsonPath(text + ".\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"");
  }

  JsonPath names(List<String> names) {
    JsonPath path = this;
    for (String name : names) {
      path = path.name(name);
    }
    return path;
  }

  JsonPath offset(int offset) {
    return new JsonPath(text + "[" + offset + "]");
  }
}
