package io.loquat.query.filter;

import io.loquat.model.SystemFields;
import io.loquat.model.TypeBracket;
import io.loquat.query.filter.Comparison.Relation;
import io.loquat.query.sql.SqlFragment;
import io.loquat.query.sql.SqlParameter;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDateTime;
import org.bson.BsonInt64;
import org.bson.BsonValue;

/** A system value that is a column of one type, which every row has. */
record SystemColumn(Kind kind) implements FieldSql {
  private static final int VALUES_MAX = 100;

  /**
   * The fields there are.
   *
   * <p>Each has a value of the type that its column holds; against an operand of another type all
   * values of a column compare alike.
   */
  enum Kind {
    VERSION(SystemFields.VERSION, new BsonInt64(1)),
    CREATED(SystemFields.CREATED, new BsonDateTime(0)),
    UPDATED(SystemFields.UPDATED, new BsonDateTime(0));

    private final String column;
    private final BsonValue sample;

    Kind(String column, BsonValue sample) {
      this.column = column;
      this.sample = sample;
    }
  }

  @Override
  public SqlCondition compare(Comparison comparison) {
    BsonValue operand = comparison.operand();
    if (TypeBracket.of(operand) != TypeBracket.of(kind.sample) || Comparison.isNaN(operand)) {
      return SqlCondition.constant(comparison.holds(kind.sample));
    }
    return parameter(operand)
        .map(parameter -> column(comparison.relation(), parameter))
        .orElseGet(
            () ->
                operand.isDateTime()
                    ? SqlCondition.constant(comparison.holds(kind.sample))
                    : SqlCondition.UNKNOWN);
  }

  private SqlCondition column(Relation relation, SqlParameter parameter) {
    return SqlCondition.exact(SqlFragment.of(kind.column + " " + relation.sql() + " ?", parameter));
  }

  private static Optional<SqlParameter> parameter(BsonValue operand) {
    if (operand.isDateTime()) {
      return WrappedText.iso(operand.asDateTime().getValue()).map(SqlParameter.Text::new);
    }
    if (operand.isInt32() || operand.isInt64()) {
      return Optional.of(new SqlParameter.Integer(operand.asNumber().longValue()));
    }
    return operand.isDouble()
        ? Optional.of(new SqlParameter.Real(operand.asDouble().getValue()))
        : NumberSql.exact(operand).map(SqlParameter.Integer::new);
  }

  @Override
  public SqlCondition in(Membership membership) {
    if (membership.values().size() > VALUES_MAX) {
      return SqlCondition.UNKNOWN;
    }
    List<SqlCondition> each =
        membership.values().stream()
            .map(value -> compare(new Comparison(Relation.EQ, value, membership.order())))
            .toList();
    return SqlCondition.or(each);
  }

  @Override
  public SqlCondition exists() {
    return SqlCondition.ALWAYS;
  }
}
