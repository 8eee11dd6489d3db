package io.loquat.query.filter;

import io.loquat.model.ArrayIndex;
import io.loquat.query.sql.JsonPath;
import io.loquat.query.sql.SqlFragment;
import java.util.ArrayList;
import java.util.List;

/**
 * The walk of {@link Path} in SQL. Confined to one translation.
 *
 * <p>What a JSON path finds is the value itself, if no array is on the way: SQLite does not look
 * for names in arrays. Only where it finds nothing does the SQL ask whether one of the values on
 * the way is an array, and looks at the documents in it. That can nest, so there is a limit to the
 * arrays that are followed, beyond which any array passes and the evaluator decides.
 */
final class PathTranslation {
  private static final int WALKS_MAX = 6;

  private final LeafTest test;
  private boolean exact;
  private int walks;
  private int aliases;

  PathTranslation(LeafTest test) {
    this.test = test;
    this.exact = test.exact();
  }

  SqlCondition condition(String column, List<String> names) {
    SqlFragment text = inDocument(column, JsonPath.ROOT, names);
    return new SqlCondition(text, exact);
  }

  private SqlFragment inDocument(String source, JsonPath base, List<String> names) {
    SqlValue.At value = new SqlValue.At(source, base.names(names));
    return test.cases(value, array(value), onTheWay(source, base, names));
  }

  /** An array at the end of the path: itself or an element of it. */
  private SqlFragment array(SqlValue.At array) {
    SqlFragment whole = test.check(JsonType.ARRAY, array);
    if (!test.inArrays()) {
      return whole;
    }
    String alias = nextAlias();
    SqlFragment element = test.ofElement(new SqlValue.Element(alias));
    SqlFragment elements =
        isNever(element)
            ? element
            : SqlFragment.template(
                "EXISTS (SELECT 1 FROM {} WHERE {})", array.rows(alias), element);
    return either(whole, elements);
  }

  /** Where nothing is at the path: it is missing, unless there is an array on the way. */
  private SqlFragment onTheWay(String source, JsonPath base, List<String> names) {
    SqlFragment missing = constant(test.canMatch(JsonType.MISSING));
    List<SqlFragment> whens = new ArrayList<>();
    for (int i = 1; i < names.size(); i++) {
      SqlValue.At array = new SqlValue.At(source, base.names(names.subList(0, i)));
      SqlFragment walk = inArray(source, array.path(), names.subList(i, names.size()));
      whens.add(SqlFragment.template("WHEN {} THEN {}", array.type(), walk));
    }
    return whens.isEmpty()
        ? missing
        : SqlFragment.template(
            "CASE 'array' {} ELSE {} END", SqlFragment.join(" ", whens), missing);
  }

  /** The documents of an array, and the element that the next name may be the offset of. */
  private SqlFragment inArray(String source, JsonPath array, List<String> names) {
    walks++;
    if (walks > WALKS_MAX) {
      exact = false;
      return constant(true);
    }
    String alias = nextAlias();
    SqlFragment documents =
        SqlFragment.template(
            "EXISTS (SELECT 1 FROM {} WHERE CASE WHEN {} THEN {} ELSE 0 END)",
            new SqlValue.At(source, array).rows(alias),
            isDocument(new SqlValue.Element(alias)),
            inDocument(alias + ".value", JsonPath.ROOT, names));
    int offset = ArrayIndex.offset(names.getFirst());
    return offset < 0
        ? documents
        : either(documents, atOffset(source, array.offset(offset), names.subList(1, names.size())));
  }

  private SqlFragment atOffset(String source, JsonPath element, List<String> names) {
    SqlValue.At value = new SqlValue.At(source, element);
    if (names.isEmpty()) {
      return test.ofElement(value);
    }
    return SqlFragment.template(
        "CASE WHEN {} THEN {} WHEN {} = 'array' THEN {} ELSE 0 END",
        isDocument(value),
        inDocument(source, element, names),
        value.type(),
        inArray(source, element, names));
  }

  /** Wrappers are no documents; that matters only where a missing field matches. */
  private SqlFragment isDocument(SqlValue value) {
    return test.canMatch(JsonType.MISSING)
        ? SqlFragment.template(
            "{} = 'object' AND NOT {}", value.type(), Wrappers.is(Wrappers.NAMES, value.json()))
        : SqlFragment.template("{} = 'object'", value.type());
  }

  private String nextAlias() {
    aliases++;
    return "e" + aliases;
  }

  private static SqlFragment constant(boolean value) {
    return SqlCondition.constant(value).text();
  }

  private static boolean isNever(SqlFragment text) {
    return text.equals(SqlCondition.NEVER.text());
  }

  private static SqlFragment either(SqlFragment left, SqlFragment right) {
    if (isNever(left) || isNever(right)) {
      return isNever(left) ? right : left;
    }
    return left.equals(constant(true)) ? left : SqlFragment.template("({} OR {})", left, right);
  }
}
