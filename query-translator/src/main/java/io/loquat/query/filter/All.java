package io.loquat.query.filter;

import static io.loquat.query.filter.FilterExamples.match;
import static io.loquat.query.filter.FilterExamples.noMatch;
import static io.loquat.query.filter.FilterExamples.refused;

import io.loquat.model.ErrorCode;
import io.loquat.query.operator.OperatorSpec;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** {@code $all}: each of some values, or of some {@code $elemMatch}es, in any order. */
record All(BsonValue operand, List<Predicate> predicates) implements Predicate {
  static final OperatorSpec SPEC =
      new OperatorSpec(
          "$all",
          "1.0",
          "an array of values and regular expressions, or one of $elemMatch conditions",
          "null in the array matches null and missing fields",
          List.of(ErrorCode.BAD_VALUE),
          "Matches arrays that hold each value, and a value that is alone in the operand; an empty"
              + " operand matches nothing.",
          List.of(
              match("{a: [1, 2, 3]}", "{a: {$all: [3, 1]}}"),
              noMatch("{a: [1, 2]}", "{a: {$all: [3, 1]}}"),
              match("{a: 1}", "{a: {$all: [1]}}"),
              match("{a: [1, 2]}", "{a: {$all: [[1, 2]]}}"),
              match("{a: [[1, 2], 3]}", "{a: {$all: [[1, 2]]}}"),
              match("{}", "{a: {$all: [null]}}"),
              noMatch("{a: []}", "{a: {$all: []}}"),
              match(
                  "{a: [{b: 1}, {b: 5, c: 2}]}",
                  "{a: {$all: [{$elemMatch: {b: 1}}, {$elemMatch: {b: 5, c: 2}}]}}"),
              refused("{a: {$all: 1}}", ErrorCode.BAD_VALUE),
              refused("{a: {$all: [{$gt: 1}]}}", ErrorCode.BAD_VALUE),
              refused("{a: {$all: [{$elemMatch: {b: 1}}, 1]}}", ErrorCode.BAD_VALUE)));

  /** More conditions would make more SQL than they spare the evaluator. */
  private static final int IN_SQL_MAX = 8;

  All {
    predicates = List.copyOf(predicates);
  }

  static Predicate parse(BsonValue operand, Path path, Place place) {
    if (!operand.isArray()) {
      throw place.error("$all needs an array");
    }
    BsonArray values = operand.asArray();
    boolean elements = !values.isEmpty() && isElemMatch(values.get(0));
    List<Predicate> predicates = new ArrayList<>(values.size());
    for (int i = 0; i < values.size(); i++) {
      Place entry = place.entry(i);
      predicates.add(
          elements ? elemMatch(values.get(i), path, entry) : value(values.get(i), path, entry));
    }
    return new All(operand, predicates);
  }

  private static boolean isElemMatch(BsonValue value) {
    return value.isDocument()
        && !value.asDocument().isEmpty()
        && value.asDocument().getFirstKey().equals(ElemMatch.SPEC.name());
  }

  private static Predicate elemMatch(BsonValue value, Path path, Place place) {
    if (!isElemMatch(value)) {
      throw place.error("$all/$elemMatch has to be consistent");
    }
    return ElemMatch.parse(
        value.asDocument().values().iterator().next(), path, place.at(ElemMatch.SPEC.name()));
  }

  private static Predicate value(BsonValue value, Path path, Place place) {
    boolean operators = value.isDocument() && !value.asDocument().isEmpty();
    if (operators && Operators.isFieldOperator(value.asDocument().getFirstKey())) {
      throw place.error("no $ expressions in $all");
    }
    return value.isRegularExpression()
        ? RegexMatch.of(value.asRegularExpression(), place)
        : Eq.parse(value, path, place);
  }

  @Override
  public OperatorSpec spec() {
    return SPEC;
  }

  @Override
  public boolean matches(Path path, BsonDocument document) {
    for (Predicate predicate : predicates) {
      if (!predicate.matches(path, document)) {
        return false;
      }
    }
    return !predicates.isEmpty();
  }

  /** The last value of the operand counts, as in an {@code $and}. */
  @Override
  public int place(Path path, BsonDocument document) {
    return predicates.reversed().stream()
        .mapToInt(predicate -> predicate.place(path, document))
        .filter(place -> place >= 0)
        .findFirst()
        .orElse(Path.OUTSIDE_ARRAYS);
  }

  @Override
  public SqlCondition toSql(FieldSql field) {
    if (predicates.isEmpty()) {
      return SqlCondition.NEVER;
    }
    SqlCondition first =
        SqlCondition.and(
            predicates.stream().limit(IN_SQL_MAX).map(each -> each.toSql(field)).toList());
    return predicates.size() <= IN_SQL_MAX ? first : first.inexact();
  }
}
