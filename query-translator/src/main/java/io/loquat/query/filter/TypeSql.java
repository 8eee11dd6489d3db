package io.loquat.query.filter;

import io.loquat.query.sql.SqlFragment;
import java.util.EnumSet;
import java.util.Set;
import org.bson.BsonType;

/** The types of BSON as they are stored. Stateless. */
final class TypeSql {
  private TypeSql() {}

  /**
   * Whether a stored value is of one of the types. SQL takes int and long as one; where only one of
   * them is asked for, which most integers pass, it is not asked.
   */
  static LeafTest test(Set<BsonType> types) {
    if (types.contains(BsonType.INT32) != types.contains(BsonType.INT64)) {
      return LeafTest.UNKNOWN;
    }
    LeafTest test = types.stream().map(TypeSql::test).reduce(LeafTest.NEVER, LeafTest::or);
    boolean code =
        types.contains(BsonType.JAVASCRIPT) == types.contains(BsonType.JAVASCRIPT_WITH_SCOPE);
    return code ? test : test.inexact();
  }

  private static LeafTest test(BsonType type) {
    return switch (type) {
      case INT32 -> plain(JsonType.INTEGER);
      case INT64 -> plain(JsonType.INTEGER).or(wrapper("$numberLong"));
      case DOUBLE -> plain(JsonType.REAL).or(wrapper("$numberDouble"));
      case STRING -> plain(JsonType.TEXT);
      case ARRAY -> plain(JsonType.ARRAY);
      case NULL -> plain(JsonType.NULL);
      case BOOLEAN -> LeafTest.always(EnumSet.of(JsonType.FALSE, JsonType.TRUE));
      case DOCUMENT ->
          LeafTest.when(
              EnumSet.of(JsonType.OBJECT),
              value -> SqlFragment.template("NOT {}", Wrappers.is(Wrappers.NAMES, value.json())));
      case DECIMAL128 -> wrapper("$numberDecimal");
      case BINARY -> wrapper("$binary");
      case UNDEFINED -> wrapper("$undefined");
      case OBJECT_ID -> wrapper("$oid");
      case DATE_TIME -> wrapper("$date");
      case REGULAR_EXPRESSION -> wrapper("$regularExpression");
      case DB_POINTER -> wrapper("$dbPointer");
      case JAVASCRIPT, JAVASCRIPT_WITH_SCOPE -> wrapper("$code");
      case SYMBOL -> wrapper("$symbol");
      case TIMESTAMP -> wrapper("$timestamp");
      case MIN_KEY -> wrapper("$minKey");
      case MAX_KEY -> wrapper("$maxKey");
      case END_OF_DOCUMENT -> LeafTest.NEVER;
    };
  }

  private static LeafTest plain(JsonType type) {
    return LeafTest.always(EnumSet.of(type));
  }

  private static LeafTest wrapper(String name) {
    return LeafTest.when(EnumSet.of(JsonType.OBJECT), value -> Wrappers.is(name, value.json()));
  }
}
