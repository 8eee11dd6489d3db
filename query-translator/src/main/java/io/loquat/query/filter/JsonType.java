package io.loquat.query.filter;

/** What {@code json_type} answers, and the absence of an answer. */
enum JsonType {
  ARRAY("array"),
  FALSE("false"),
  INTEGER("integer"),
  NULL("null"),
  OBJECT("object"),
  REAL("real"),
  TEXT("text"),
  TRUE("true"),
  MISSING("");

  private final String sqlName;

  JsonType(String sqlName) {
    this.sqlName = sqlName;
  }

  /** As SQL writes it; not for {@code MISSING}, which is NULL. */
  String literal() {
    return "'" + sqlName + "'";
  }
}
