package io.loquat.query.filter;

import io.loquat.query.sql.SqlFragment;
import java.util.ArrayList;
import java.util.List;

/**
 * A condition on a row: true on every match and, if exact, on nothing else. Like any SQL condition
 * it may be NULL, which means false. Immutable.
 */
record SqlCondition(SqlFragment text, boolean exact) {
  /** True on every row, and rightly so. */
  static final SqlCondition ALWAYS = new SqlCondition(SqlFragment.of("1"), true);

  /** True on no row. */
  static final SqlCondition NEVER = new SqlCondition(SqlFragment.of("0"), true);

  /** True on every row, for want of anything better. */
  static final SqlCondition UNKNOWN = new SqlCondition(SqlFragment.of("1"), false);

  private static final int CHAIN_MAX = 16;

  static SqlCondition exact(SqlFragment text) {
    return new SqlCondition(text, true);
  }

  /** The same, but true on other rows too. */
  SqlCondition inexact() {
    return new SqlCondition(text, false);
  }

  /** Whether it selects all rows, rightly or not. */
  boolean selectsAll() {
    return text.equals(ALWAYS.text);
  }

  static SqlCondition constant(boolean value) {
    return value ? ALWAYS : NEVER;
  }

  static SqlCondition and(List<SqlCondition> conditions) {
    if (conditions.contains(NEVER)) {
      return NEVER;
    }
    return joined(" AND ", ALWAYS, conditions);
  }

  static SqlCondition or(List<SqlCondition> conditions) {
    if (conditions.contains(ALWAYS)) {
      return ALWAYS;
    }
    if (conditions.stream().anyMatch(SqlCondition::selectsAll)) {
      return UNKNOWN;
    }
    return joined(" OR ", NEVER, conditions);
  }

  private static SqlCondition joined(
      String operator, SqlCondition neutral, List<SqlCondition> conditions) {
    List<SqlFragment> parts = new ArrayList<>();
    boolean exact = true;
    for (SqlCondition condition : conditions) {
      exact &= condition.exact;
      if (!condition.text.equals(neutral.text)) {
        parts.add(condition.text);
      }
    }
    SqlFragment text =
        switch (parts.size()) {
          case 0 -> neutral.text;
          case 1 -> parts.getFirst();
          default -> balanced(operator, parts);
        };
    return new SqlCondition(text, exact);
  }

  /** Long chains as a tree, because SQLite bounds the depth of expressions. */
  private static SqlFragment balanced(String operator, List<SqlFragment> parts) {
    if (parts.size() <= CHAIN_MAX) {
      return SqlFragment.template("({})", SqlFragment.join(operator, parts));
    }
    int half = parts.size() / 2;
    return SqlFragment.template(
        "({}" + operator + "{})",
        balanced(operator, parts.subList(0, half)),
        balanced(operator, parts.subList(half, parts.size())));
  }

  /** The rows that do not match; only an exact condition can say which these are. */
  SqlCondition negated() {
    if (!exact) {
      return UNKNOWN;
    }
    if (equals(ALWAYS) || equals(NEVER)) {
      return constant(equals(NEVER));
    }
    return exact(SqlFragment.template("({}) IS NOT TRUE", text));
  }
}
