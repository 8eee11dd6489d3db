package io.loquat.query.filter;

import static io.loquat.query.filter.FilterExamples.match;
import static io.loquat.query.filter.FilterExamples.noMatch;
import static io.loquat.query.filter.FilterExamples.refused;

import io.loquat.model.ErrorCode;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.sql.SqlFragment;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * {@code $elemMatch}: arrays with an element that meets all conditions at once.
 *
 * <p>The conditions are a filter for elements that are documents, or operators for elements of any
 * type.
 */
record ElemMatch(BsonDocument operand, Condition condition) implements Predicate {
  static final OperatorSpec SPEC =
      new OperatorSpec(
          "$elemMatch",
          "1.8",
          "a filter, or a document of operators",
          "null and missing fields are no arrays",
          List.of(ErrorCode.BAD_VALUE),
          "Matches arrays in which one element meets all the conditions.",
          List.of(
              match("{a: [{b: 1, c: 9}, {b: 2, c: 5}]}", "{a: {$elemMatch: {b: 2, c: 5}}}"),
              noMatch("{a: [{b: 1, c: 5}, {b: 2, c: 9}]}", "{a: {$elemMatch: {b: 2, c: 5}}}"),
              match("{a: [1, 7, 12]}", "{a: {$elemMatch: {$gt: 5, $lt: 10}}}"),
              noMatch("{a: [1, 12]}", "{a: {$elemMatch: {$gt: 5, $lt: 10}}}"),
              noMatch("{a: {b: 2}}", "{a: {$elemMatch: {b: 2}}}"),
              noMatch("{a: 7}", "{a: {$elemMatch: {$gt: 5}}}"),
              match("{a: [[1, 7]]}", "{a: {$elemMatch: {$elemMatch: {$gt: 5}}}}"),
              match("{a: [[5, 6]]}", "{a: {$elemMatch: {\"1\": 6}}}"),
              match("{a: [{b: 1}]}", "{a: {$elemMatch: {$or: [{b: 1}, {c: 1}]}}}"),
              match("{a: [1, {}]}", "{a: {$elemMatch: {}}}"),
              noMatch("{a: [1, 2]}", "{a: {$elemMatch: {}}}"),
              refused("{a: {$elemMatch: 5}}", ErrorCode.BAD_VALUE),
              refused("{a: {$elemMatch: {$expr: true}}}", ErrorCode.BAD_VALUE)));

  /** What an element is asked. */
  sealed interface Condition {
    boolean holds(BsonValue element);

    /** The same in SQL, of the element in a row of that alias. */
    SqlCondition toSql(SqlElement element);
  }

  /** Of elements that are documents, or arrays, whose offsets are then names. */
  record OnDocument(Filter filter) implements Condition {
    @Override
    public boolean holds(BsonValue element) {
      return switch (element.getBsonType()) {
        case DOCUMENT -> Filters.matches(filter, element.asDocument());
        case ARRAY -> Filters.matches(filter, named(element.asArray()));
        default -> false;
      };
    }

    private static BsonDocument named(BsonArray array) {
      BsonDocument document = new BsonDocument(array.size());
      for (int i = 0; i < array.size(); i++) {
        document.put(Integer.toString(i), array.get(i));
      }
      return document;
    }

    @Override
    public SqlCondition toSql(SqlElement element) {
      return element.matches(filter);
    }
  }

  /** Of elements of any type; arrays among them are not looked into. */
  record OnValue(List<Predicate> predicates) implements Condition {
    @Override
    public boolean holds(BsonValue element) {
      BsonDocument holder = new BsonDocument(Path.ITSELF.text(), element);
      for (Predicate predicate : predicates) {
        if (!predicate.matches(Path.ITSELF, holder)) {
          return false;
        }
      }
      return true;
    }

    @Override
    public SqlCondition toSql(SqlElement element) {
      return SqlCondition.and(predicates.stream().map(each -> each.toSql(element)).toList());
    }
  }

  static Predicate parse(BsonValue operand, Path path, Place place) {
    if (!operand.isDocument()) {
      throw place.error("$elemMatch needs an Object");
    }
    BsonDocument conditions = operand.asDocument();
    return new ElemMatch(
        conditions,
        isOnValue(conditions)
            ? new OnValue(FilterParser.predicates(conditions, Path.ITSELF, place))
            : new OnDocument(FilterParser.parseElement(conditions, place)));
  }

  private static boolean isOnValue(BsonDocument conditions) {
    if (conditions.isEmpty() || !conditions.getFirstKey().startsWith("$")) {
      return false;
    }
    return !FilterParser.isReference(conditions)
        && !Operators.isTopLevelOperator(conditions.getFirstKey());
  }

  @Override
  public OperatorSpec spec() {
    return SPEC;
  }

  @Override
  public boolean matches(Path path, BsonDocument document) {
    return path.any(document, test());
  }

  /** Where an array on the way has no offset to give, that of the element counts. */
  @Override
  public int place(Path path, BsonDocument document) {
    int[] element = {Path.OUTSIDE_ARRAYS};
    WholeArrayTest recording =
        array -> {
          element[0] = firstMatch(array);
          return element[0] >= 0;
        };
    int found = path.find(document, recording);
    return found == Path.OUTSIDE_ARRAYS ? element[0] : found;
  }

  private WholeArrayTest test() {
    return array -> firstMatch(array) >= 0;
  }

  private int firstMatch(BsonArray array) {
    for (int i = 0; i < array.size(); i++) {
      if (condition.holds(array.get(i))) {
        return i;
      }
    }
    return Path.NOWHERE;
  }

  @Override
  public SqlCondition toSql(FieldSql field) {
    SqlElement element = new SqlElement(field.depth() + 1);
    SqlCondition inner = condition.toSql(element);
    LeafTest arrays =
        LeafTest.ofWholeArrays(
            array ->
                SqlFragment.template(
                    "EXISTS (SELECT 1 FROM {} WHERE {})",
                    array.rows(element.alias()),
                    inner.text()));
    return field.where(inner.exact() ? arrays : arrays.inexact());
  }
}
