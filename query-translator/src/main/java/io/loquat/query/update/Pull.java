package io.loquat.query.update;

import io.loquat.model.ErrorCode;
import io.loquat.query.context.QueryContext;
import io.loquat.query.filter.Filter;
import io.loquat.query.filter.Filters;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.OperatorSpec.Example;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.bson.BsonDocument;
import org.bson.BsonRegularExpression;
import org.bson.BsonValue;

/**
 * {@code $pull}: the array is without the elements that match.
 *
 * @param equalTo the value that elements must equal, if that is the condition and no collation has
 *     a say in it
 */
record Pull(Predicate<BsonValue> matches, Optional<BsonValue> equalTo) implements FieldChange {
  static final OperatorSpec SPEC =
      new OperatorSpec(
          "$pull",
          "1.0",
          "a document of paths, each with a value or a condition",
          "leaves a missing field missing",
          List.of(ErrorCode.BAD_VALUE, ErrorCode.PATH_NOT_VIABLE),
          "Removes from an array all elements that equal a value or match a condition.",
          List.of(
              Example.of("{a: [1, 2, 1]}", "{$pull: {a: 1}}", "{a: [2]}"),
              Example.of("{a: [3, 5, 7]}", "{$pull: {a: {$gte: 5}}}", "{a: [3]}"),
              Example.of("{a: [{x: 1, y: 2}, {x: 3}]}", "{$pull: {a: {x: 1}}}", "{a: [{x: 3}]}"),
              Example.of("{b: 1}", "{$pull: {a: 1}}", "{b: 1}"),
              Example.fails("{a: 1}", "{$pull: {a: 1}}", ErrorCode.BAD_VALUE)));

  /** The field name under which a condition on the element itself is evaluated. */
  private static final String ELEMENT = "element";

  /** What cannot stand in a condition on the element itself, {@code $not} among them. */
  private static final List<String> DOCUMENT_OPERATORS =
      List.of("$and", "$or", "$nor", "$not", "$expr", "$where", "$text", "$jsonSchema", "$comment");

  static FieldChange parse(String path, BsonValue argument, QueryContext context) {
    if (argument instanceof BsonRegularExpression) {
      return new Pull(elementCondition(argument, context), Optional.empty());
    }
    if (!(argument instanceof BsonDocument condition)) {
      return new Pull(
          element -> context.order().compare(element, argument) == 0,
          context.texts().isBinary() ? Optional.of(argument) : Optional.empty());
    }
    RestrictedFilter.check(condition);
    Predicate<BsonValue> matches =
        isElementCondition(condition)
            ? elementCondition(condition, context)
            : documentCondition(condition, context);
    return new Pull(matches, Optional.empty());
  }

  @Override
  public Optional<FieldChangeSql> toSql(SqlTarget target) {
    return equalTo.flatMap(value -> PullSql.of(target, value));
  }

  @Override
  public Optional<BsonValue> apply(Field field) {
    return ArrayField.without(field, matches);
  }

  @Override
  public boolean needsViablePath() {
    return true;
  }

  private static boolean isElementCondition(BsonDocument condition) {
    return !condition.isEmpty()
        && condition.getFirstKey().startsWith("$")
        && !DOCUMENT_OPERATORS.contains(condition.getFirstKey());
  }

  private static Predicate<BsonValue> elementCondition(BsonValue condition, QueryContext context) {
    Filter filter = Filters.parseWithoutMeta(new BsonDocument(ELEMENT, condition), context);
    return element -> Filters.matches(filter, new BsonDocument(ELEMENT, element));
  }

  private static Predicate<BsonValue> documentCondition(
      BsonDocument condition, QueryContext context) {
    Filter filter = Filters.parseWithoutMeta(condition, context);
    return element -> element instanceof BsonDocument document && Filters.matches(filter, document);
  }
}
