package io.loquat.query.filter;

import io.loquat.model.TypeBracket;
import io.loquat.query.filter.Comparison.Relation;
import io.loquat.query.sql.SqlFragment;
import io.loquat.query.sql.SqlParameter;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;
import org.bson.BsonValue;

/** Comparisons as conditions on stored values, one rule for each type bracket. */
final class LeafTests {
  private static final Set<JsonType> OBJECT = EnumSet.of(JsonType.OBJECT);

  private LeafTests() {}

  static LeafTest of(Comparison comparison) {
    return switch (TypeBracket.of(comparison.operand())) {
      case NULL -> nulls(comparison);
      case NUMBER -> NumberSql.test(comparison);
      case STRING -> text(comparison);
      case OBJECT -> LeafTest.always(OBJECT).inexact();
      case ARRAY -> array(comparison);
      case BINARY -> binary(comparison);
      case OBJECT_ID -> WrappedText.objectIds(comparison);
      case BOOLEAN -> booleans(comparison);
      case DATE -> WrappedText.dates(comparison);
      case TIMESTAMP -> wrapper("$timestamp");
      case REGULAR_EXPRESSION -> wrapper("$regularExpression");
      case DB_POINTER -> wrapper("$dbPointer");
      case CODE, CODE_WITH_SCOPE -> wrapper("$code");
      case MIN_KEY -> extreme(comparison, "$minKey");
      case MAX_KEY -> extreme(comparison, "$maxKey");
      case UNDEFINED -> LeafTest.UNKNOWN;
    };
  }

  private static LeafTest nulls(Comparison comparison) {
    return comparison.relation().includesEqual()
        ? LeafTest.always(EnumSet.of(JsonType.NULL, JsonType.MISSING))
        : LeafTest.NEVER;
  }

  private static LeafTest booleans(Comparison comparison) {
    boolean operand = comparison.operand().asBoolean().getValue();
    Set<JsonType> types = EnumSet.noneOf(JsonType.class);
    if (comparison.relation().accepts(Boolean.compare(false, operand))) {
      types.add(JsonType.FALSE);
    }
    if (comparison.relation().accepts(Boolean.compare(true, operand))) {
      types.add(JsonType.TRUE);
    }
    return LeafTest.always(types);
  }

  /** SQLite compares texts by their UTF-8 bytes, as MongoDB does. */
  private static LeafTest text(Comparison comparison) {
    if (comparison.isCollated()) {
      return texts(left -> SqlCondition.ALWAYS.text()).inexact();
    }
    SqlFragment right =
        SqlFragment.of(
            comparison.relation().sql() + " ?",
            new SqlParameter.Text(string(comparison.operand())));
    return texts(left -> SqlFragment.template("{} {}", left, right));
  }

  /** A condition on the text of strings and symbols, which are one bracket. */
  static LeafTest texts(TextCondition condition) {
    return LeafTest.when(EnumSet.of(JsonType.TEXT), value -> condition.on(value.scalar()))
        .or(WrappedText.test("$symbol", condition));
  }

  /** A condition of which the text is the left side. */
  @FunctionalInterface
  interface TextCondition {
    SqlFragment on(SqlFragment left);
  }

  static String string(BsonValue value) {
    return value.isString() ? value.asString().getValue() : value.asSymbol().getSymbol();
  }

  private static LeafTest array(Comparison comparison) {
    if (comparison.relation() != Relation.EQ) {
      return LeafTest.always(EnumSet.of(JsonType.ARRAY)).inexact();
    }
    SqlParameter size = new SqlParameter.Integer(comparison.operand().asArray().size());
    return LeafTest.when(
            EnumSet.of(JsonType.ARRAY),
            value ->
                SqlFragment.template(
                    "json_array_length({}) = {}", value.json(), SqlFragment.of("?", size)))
        .inexact();
  }

  private static LeafTest binary(Comparison comparison) {
    if (comparison.relation() != Relation.EQ) {
      return wrapper("$binary");
    }
    SqlParameter base64 =
        new SqlParameter.Text(
            Base64.getEncoder().encodeToString(comparison.operand().asBinary().getData()));
    return LeafTest.when(
            OBJECT,
            value ->
                SqlFragment.template(
                    "{} ->> '$.\"$binary\".\"base64\"' = {}",
                    value.json(),
                    SqlFragment.of("?", base64)))
        .inexact();
  }

  /** Whatever lies in a wrapper of that name. */
  static LeafTest wrapper(String name) {
    return LeafTest.when(OBJECT, value -> Wrappers.is(name, value.json())).inexact();
  }

  /** Beyond all values: equality is with itself only, the rest is about all types. */
  private static LeafTest extreme(Comparison comparison, String name) {
    return comparison.relation() == Relation.EQ ? wrapper(name) : LeafTest.UNKNOWN;
  }
}
