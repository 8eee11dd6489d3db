package io.loquat.query.filter;

import io.loquat.model.TypeBracket;
import io.loquat.query.filter.Comparison.Relation;
import io.loquat.query.sql.SqlFragment;
import io.loquat.query.sql.SqlParameter;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonObjectId;
import org.bson.BsonRegularExpression;
import org.bson.BsonString;
import org.bson.BsonTimestamp;
import org.bson.BsonValue;
import org.bson.types.ObjectId;

/**
 * {@code _id}, which has a column of order-preserving keys: comparisons are exact and use its
 * index. It is always there and never an array. The keys know no collation.
 */
record IdColumn() implements FieldSql {
  /** Each list of keys is a part of the statement, so it has a bound. */
  private static final int KEYS_MAX = 10_000;

  /** The least value of a bracket; the key of one ends the bracket before it. */
  private static final NavigableMap<TypeBracket, BsonValue> LEAST =
      new TreeMap<>(
          Map.of(
              TypeBracket.NUMBER, new BsonDouble(Double.NaN),
              TypeBracket.STRING, new BsonString(""),
              TypeBracket.OBJECT, new BsonDocument(),
              TypeBracket.ARRAY, new BsonArray(),
              TypeBracket.BINARY, new BsonBinary((byte) 0, new byte[0]),
              TypeBracket.OBJECT_ID, new BsonObjectId(new ObjectId(new byte[12])),
              TypeBracket.BOOLEAN, BsonBoolean.FALSE,
              TypeBracket.DATE, new BsonDateTime(Long.MIN_VALUE),
              TypeBracket.TIMESTAMP, new BsonTimestamp(0),
              TypeBracket.REGULAR_EXPRESSION, new BsonRegularExpression("")));

  @Override
  public SqlCondition compare(Comparison comparison) {
    if (comparison.isCollated()) {
      return SqlCondition.UNKNOWN;
    }
    BsonValue operand = comparison.operand();
    Relation relation = comparison.relation();
    if (relation == Relation.EQ) {
      return condition("_id = ?", operand);
    }
    if (operand.isNull() || Comparison.isNaN(operand)) {
      return relation.includesEqual() ? condition("_id = ?", operand) : SqlCondition.NEVER;
    }
    return range(TypeBracket.of(operand), relation, operand);
  }

  /** One side is the operand, the other the end of its bracket; NaN is below all numbers. */
  private static SqlCondition range(TypeBracket bracket, Relation relation, BsonValue operand) {
    BsonValue least = LEAST.get(bracket);
    Map.Entry<TypeBracket, BsonValue> next = LEAST.higherEntry(bracket);
    if (least == null || next == null) {
      return SqlCondition.UNKNOWN;
    }
    SqlCondition end =
        switch (relation) {
          case GT, GTE -> condition("_id < ?", next.getValue());
          case EQ, LT, LTE ->
              condition(bracket == TypeBracket.NUMBER ? "_id > ?" : "_id >= ?", least);
        };
    return SqlCondition.and(List.of(condition("_id " + relation.sql() + " ?", operand), end));
  }

  @Override
  public SqlCondition in(Membership membership) {
    if (membership.values().isEmpty()) {
      return SqlCondition.NEVER;
    }
    if (membership.values().size() > KEYS_MAX || membership.isCollated()) {
      return SqlCondition.UNKNOWN;
    }
    List<SqlParameter> keys =
        membership.values().stream().<SqlParameter>map(SqlParameter.Key::new).toList();
    return SqlCondition.exact(SqlList.in(SqlFragment.of("_id"), keys));
  }

  @Override
  public SqlCondition exists() {
    return SqlCondition.ALWAYS;
  }

  @Override
  public SqlCondition where(LeafTest test) {
    return StoredField.ofDocument(Path.of(IdFilter.ID)).where(test);
  }

  private static SqlCondition condition(String text, BsonValue value) {
    return SqlCondition.exact(SqlFragment.of(text, new SqlParameter.Key(value)));
  }
}
