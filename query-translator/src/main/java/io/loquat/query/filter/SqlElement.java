package io.loquat.query.filter;

import io.loquat.query.sql.SqlFragment;
import java.util.List;

/**
 * An element that {@code $elemMatch} looks at, in SQL: a row that {@code json_each} made.
 *
 * @param depth how many such elements there are around it and it
 */
record SqlElement(int depth) implements FieldSql {
  /** More conditions would make more SQL than they spare the evaluator. */
  private static final int CONDITIONS_MAX = 32;

  String alias() {
    return "m" + depth;
  }

  @Override
  public SqlCondition compare(Comparison comparison) {
    return where(LeafTests.of(comparison));
  }

  @Override
  public SqlCondition in(Membership membership) {
    return where(Memberships.test(membership));
  }

  @Override
  public SqlCondition exists() {
    return SqlCondition.ALWAYS;
  }

  @Override
  public SqlCondition where(LeafTest test) {
    return test.equals(LeafTest.UNKNOWN)
        ? SqlCondition.UNKNOWN
        : new SqlCondition(test.ofElement(new SqlValue.Element(alias())), test.exact());
  }

  /** A filter on an element that is a document; of arrays all pass, the evaluator decides. */
  SqlCondition matches(Filter filter) {
    SqlCondition condition =
        conditions(filter) > CONDITIONS_MAX ? SqlCondition.UNKNOWN : condition(filter);
    return SqlCondition.exact(
            SqlFragment.template(
                "CASE {}.type WHEN 'object' THEN {} WHEN 'array' THEN 1 ELSE 0 END",
                SqlFragment.of(alias()),
                condition.text()))
        .inexact();
  }

  private static int conditions(Filter filter) {
    return switch (filter) {
      case And(List<Filter> filters) -> conditions(filters);
      case Or(List<Filter> filters) -> conditions(filters);
      case Nor(List<Filter> filters) -> conditions(filters);
      case Filter.All(), Field _, MetaCondition _, DocumentCondition _ -> 1;
    };
  }

  private static int conditions(List<Filter> filters) {
    return filters.stream().mapToInt(SqlElement::conditions).sum();
  }

  private SqlCondition condition(Filter filter) {
    return switch (filter) {
      case Filter.All() -> SqlCondition.ALWAYS;
      case And(List<Filter> filters) -> SqlCondition.and(each(filters));
      case Or(List<Filter> filters) -> SqlCondition.or(each(filters));
      case Nor(List<Filter> filters) -> SqlCondition.or(each(filters)).negated();
      case Field(Path path, Predicate predicate) ->
          predicate.toSql(StoredField.ofElement(this, path));
      case MetaCondition _, DocumentCondition _ -> SqlCondition.UNKNOWN;
    };
  }

  private List<SqlCondition> each(List<Filter> filters) {
    return filters.stream().map(this::condition).toList();
  }
}
