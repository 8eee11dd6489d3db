package io.loquat.query.filter;

import io.loquat.query.sql.SqlFragment;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The objects that stand for BSON types which JSON lacks, told by their first key: a user's own
 * document never has such a first key, because the codec escapes it.
 */
final class Wrappers {
  static final List<String> NAMES =
      List.of(
          "$binary",
          "$code",
          "$date",
          "$dbPointer",
          "$maxKey",
          "$minKey",
          "$numberDecimal",
          "$numberDouble",
          "$numberLong",
          "$oid",
          "$regularExpression",
          "$symbol",
          "$timestamp",
          "$undefined");

  static final List<String> NUMBER_NAMES =
      List.of("$numberDecimal", "$numberDouble", "$numberLong");

  private Wrappers() {}

  /** Whether the JSON text of an object is a wrapper of one of these names. */
  static SqlFragment is(List<String> names, SqlFragment json) {
    String heads = names.stream().map(Wrappers::head).collect(Collectors.joining(", "));
    return SqlFragment.template("substr({}, 1, instr({}, ':')) IN (" + heads + ")", json, json);
  }

  static SqlFragment is(String name, SqlFragment json) {
    return is(List.of(name), json);
  }

  /** The text up to the colon, as SQL writes it. */
  private static String head(String name) {
    return "'{\"" + name + "\":'";
  }
}
