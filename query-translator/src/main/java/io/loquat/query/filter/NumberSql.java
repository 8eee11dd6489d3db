package io.loquat.query.filter;

import io.loquat.model.BsonOrder;
import io.loquat.query.filter.Comparison.Relation;
import io.loquat.query.filter.LeafTest.Check;
import io.loquat.query.sql.SqlFragment;
import io.loquat.query.sql.SqlParameter;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.BsonDouble;
import org.bson.BsonValue;

/**
 * Comparisons with numbers in SQL.
 *
 * <p>Integers up to 2^52 compare exactly with all that is stored: SQLite compares integers and
 * reals by value, and a decimal is replaced by a number on the same side of every such integer.
 * With other operands SQL selects the neighbourhood, because it may read the last bit of a stored
 * double otherwise than Java does, and the evaluator decides.
 */
final class NumberSql {
  private static final long EXACT_MAX = 1L << 52;
  private static final Set<JsonType> PLAIN = EnumSet.of(JsonType.INTEGER, JsonType.REAL);

  /** The text of a number's wrapper as a number on the same side of every integer up to 2^52. */
  private static final String STAND_IN =
      "(SELECT CASE"
          + " WHEN t GLOB '*N*' THEN NULL"
          + " WHEN t GLOB '*I*' THEN iif(t < '0', -9e999, 9e999)"
          + " WHEN t GLOB '*E+*' THEN CAST(t AS REAL)"
          + " WHEN t GLOB '*E-*' THEN CAST(substr(t, 1, instr(t, 'E') - 1) AS REAL) / 1e9"
          + " ELSE CAST(t AS INTEGER) + iif(t GLOB '*.*[1-9]*', iif(t < '0', -0.5, 0.5), 0) END"
          + " FROM (SELECT rtrim(substr(j, instr(j, ':') + 2), '\"}') AS t"
          + " FROM (SELECT {} AS j) WHERE {}))";

  private NumberSql() {}

  static LeafTest test(Comparison comparison) {
    Relation relation = comparison.relation();
    BsonValue operand = comparison.operand();
    if (Comparison.isNaN(operand)) {
      return relation.includesEqual() ? wrapped() : LeafTest.NEVER;
    }
    Optional<Long> exact = exact(operand);
    if (exact.isPresent()) {
      SqlFragment right = SqlFragment.of("?", new SqlParameter.Integer(exact.get()));
      return exactly(left -> SqlFragment.template("{} " + relation.sql() + " {}", left, right));
    }
    double value = approximately(operand);
    return LeafTest.when(PLAIN, stored -> near(stored.scalar(), relation, value)).or(wrapped());
  }

  /** Equality with any of several integers up to 2^52. */
  static LeafTest in(List<SqlParameter> integers) {
    return exactly(left -> SqlList.in(left, integers));
  }

  private static LeafTest exactly(Compared compared) {
    return LeafTest.when(PLAIN, value -> compared.with(value.scalar()))
        .or(LeafTest.when(EnumSet.of(JsonType.OBJECT), value -> compared.with(standIn(value))));
  }

  /** The rest of a comparison of which the left side is given. */
  @FunctionalInterface
  private interface Compared {
    SqlFragment with(SqlFragment left);
  }

  private static SqlFragment standIn(SqlValue value) {
    SqlFragment json = SqlFragment.of("j");
    return SqlFragment.template(STAND_IN, value.json(), Wrappers.is(Wrappers.NUMBER_NAMES, json));
  }

  /** Whatever number is no plain one in JSON. */
  static LeafTest wrapped() {
    Check check = value -> Wrappers.is(Wrappers.NUMBER_NAMES, value.json());
    return LeafTest.when(EnumSet.of(JsonType.OBJECT), check).inexact();
  }

  /**
   * A cheap condition that a field at top level must meet to match: it reads the field once, and
   * all that are not plain numbers pass. None for equality.
   */
  static Optional<SqlFragment> guard(Comparison comparison, SqlValue stored) {
    BsonValue operand = comparison.operand();
    if (Comparison.isNaN(operand) || Double.isInfinite(approximately(operand))) {
      return Optional.empty();
    }
    double value = approximately(operand);
    return switch (comparison.relation()) {
      case EQ -> Optional.empty();
      case GT, GTE -> Optional.of(near(stored.scalar(), comparison.relation(), value));
      case LT, LTE ->
          Optional.of(
              SqlFragment.template(
                  "{} NOT BETWEEN {} AND ''", stored.scalar(), real(Math.nextUp(above(value)))));
    };
  }

  private static SqlFragment near(SqlFragment stored, Relation relation, double value) {
    return switch (relation) {
      case EQ ->
          SqlFragment.template(
              "{} BETWEEN {} AND {}", stored, real(below(value)), real(above(value)));
      case GT, GTE -> SqlFragment.template("{} >= {}", stored, real(below(value)));
      case LT, LTE -> SqlFragment.template("{} <= {}", stored, real(above(value)));
    };
  }

  private static double below(double value) {
    return Math.nextDown(Math.nextDown(value));
  }

  private static double above(double value) {
    return Math.nextUp(Math.nextUp(value));
  }

  private static SqlFragment real(double value) {
    return SqlFragment.of("?", new SqlParameter.Real(value));
  }

  private static double approximately(BsonValue operand) {
    return operand.isDecimal128()
        ? operand.asDecimal128().getValue().doubleValue()
        : operand.asNumber().doubleValue();
  }

  /** The operand as an integer that SQL compares exactly, if it is one. */
  static Optional<Long> exact(BsonValue operand) {
    if (operand.isInt32() || operand.isInt64()) {
      return within(operand.asNumber().longValue());
    }
    double value = approximately(operand);
    boolean whole = value == Math.rint(value) && Math.abs(value) <= EXACT_MAX;
    return whole && BsonOrder.equal(operand, new BsonDouble(value))
        ? Optional.of((long) value)
        : Optional.empty();
  }

  private static Optional<Long> within(long value) {
    return Math.abs(value) <= EXACT_MAX && value != Long.MIN_VALUE
        ? Optional.of(value)
        : Optional.empty();
  }
}
