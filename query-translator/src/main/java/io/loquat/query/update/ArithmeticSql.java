package io.loquat.query.update;

import io.loquat.query.sql.SqlFragment;
import io.loquat.query.sql.SqlParameter;
import io.loquat.query.update.FieldChangeSql.Effect;
import java.util.Optional;
import org.bson.BsonNumber;

/**
 * {@code $inc} and {@code $mul} as SQL, for whole numbers. An int32 is stored in decimal and an
 * int64 in hexadecimal; SQL reads both as integers and does not say which it was. Writing back what
 * was read tells: it comes out in decimal, so the document stays the same only if the field is an
 * int32.
 */
final class ArithmeticSql {
  private final SqlTarget target;
  private final boolean byInt64;
  private final SqlFragment path;
  private final SqlFragment result;
  private final SqlFragment isInt32;

  private ArithmeticSql(SqlTarget target, String operator, BsonNumber operand) {
    this.target = target;
    this.byInt64 = operand.isInt64();
    this.path = SqlFragment.of("?", target.path());
    this.result =
        SqlFragment.template(
            "((data ->> {}) " + operator + " {})",
            path,
            SqlFragment.of("?", new SqlParameter.Integer(operand.longValue())));
    this.isInt32 = SqlFragment.template("jsonb_replace(data, {}, data ->> {}) = data", path, path);
  }

  /**
   * @param amount a whole number, and not zero
   */
  static FieldChangeSql add(SqlTarget target, BsonNumber amount) {
    ArithmeticSql sql = new ArithmeticSql(target, "+", amount);
    return new FieldChangeSql(sql.newData(), Optional.of(sql.guard()), new Effect.Certain());
  }

  /** A product that is the number before is left to the evaluator: its type may be another. */
  static FieldChangeSql multiply(SqlTarget target, BsonNumber factor) {
    ArithmeticSql sql = new ArithmeticSql(target, "*", factor);
    SqlFragment guard =
        SqlFragment.template("{} AND {} <> (data ->> {})", sql.guard(), sql.result, sql.path);
    return new FieldChangeSql(sql.newData(), Optional.of(guard), new Effect.Certain());
  }

  /** The result is an int64 if one of the two is, and of the field's type otherwise. */
  private SqlFragment newData() {
    SqlFragment value =
        byInt64
            ? int64()
            : SqlFragment.template("CASE WHEN {} THEN {} ELSE {} END", isInt32, result, int64());
    return SqlFragment.template("jsonb_set({}, {}, {})", target.data(), path, value);
  }

  private SqlFragment int64() {
    return SqlFragment.template(
        "jsonb(printf('%s0x%x', CASE WHEN {} < 0 THEN '-' ELSE '' END, abs({})))", result, result);
  }

  /**
   * A result beyond int64 is a real in SQL, and the smallest int64 is stored in another form. An
   * int32 that becomes an int64 is left to the evaluator.
   */
  private SqlFragment guard() {
    SqlFragment int64 =
        SqlFragment.template(
            "json_type(data, {}) = 'integer' AND typeof({}) = 'integer' AND {} > {}",
            path,
            result,
            result,
            SqlFragment.of("?", new SqlParameter.Integer(Long.MIN_VALUE)));
    if (byInt64) {
      return int64;
    }
    SqlFragment bounds =
        SqlFragment.of(
            "? AND ?",
            new SqlParameter.Integer(Integer.MIN_VALUE),
            new SqlParameter.Integer(Integer.MAX_VALUE));
    return SqlFragment.template("{} AND ({} BETWEEN {} OR NOT {})", int64, result, bounds, isInt32);
  }
}
