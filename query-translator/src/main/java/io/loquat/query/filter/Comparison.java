package io.loquat.query.filter;

import io.loquat.model.BsonOrder;
import io.loquat.model.TypeBracket;
import org.bson.BsonType;
import org.bson.BsonValue;

/**
 * What the five comparisons share: a relation to an operand, within the operand's type bracket.
 * Immutable.
 *
 * <p>Three rules stand beside the order of values. {@code MinKey} and {@code MaxKey} compare with
 * every type. NaN equals NaN and is neither less nor greater than any number. A missing field
 * equals null, which {@code undefined} does not.
 */
record Comparison(Relation relation, BsonValue operand, BsonOrder order) implements ValueTest {
  /** How a value must stand to the operand. */
  enum Relation {
    EQ("="),
    GT(">"),
    GTE(">="),
    LT("<"),
    LTE("<=");

    private final String sql;

    Relation(String sql) {
      this.sql = sql;
    }

    /** The operator of SQL. */
    String sql() {
      return sql;
    }

    boolean includesEqual() {
      return this == EQ || this == GTE || this == LTE;
    }

    boolean accepts(int order) {
      return switch (this) {
        case EQ -> order == 0;
        case GT -> order > 0;
        case GTE -> order >= 0;
        case LT -> order < 0;
        case LTE -> order <= 0;
      };
    }
  }

  /** Whether the order of texts has a say in it. */
  boolean isCollated() {
    return !order.texts().isBinary() && Texts.areIn(operand);
  }

  @Override
  public boolean holds(BsonValue value) {
    if (TypeBracket.of(value) != TypeBracket.of(operand)) {
      return holdsAcrossTypes();
    }
    boolean nan = isNaN(value);
    if (nan || isNaN(operand)) {
      return relation.includesEqual() && nan == isNaN(operand);
    }
    return relation.accepts(order.compare(value, operand));
  }

  @Override
  public boolean holdsForMissing() {
    return operand.isNull() ? relation.includesEqual() : holdsAcrossTypes();
  }

  /** Only the two keys that are beyond all values compare with values of other types. */
  private boolean holdsAcrossTypes() {
    return switch (relation) {
      case EQ -> false;
      case GT, GTE -> operand.getBsonType() == BsonType.MIN_KEY;
      case LT, LTE -> operand.getBsonType() == BsonType.MAX_KEY;
    };
  }

  static boolean isNaN(BsonValue value) {
    return switch (value.getBsonType()) {
      case DOUBLE -> Double.isNaN(value.asDouble().getValue());
      case DECIMAL128 -> value.asDecimal128().getValue().isNaN();
      default -> false;
    };
  }

  /** Checks the operand of any comparison. */
  static BsonValue checked(BsonValue operand, Place place) {
    if (operand.getBsonType() == BsonType.UNDEFINED) {
      throw place.error("cannot compare to undefined");
    }
    return operand;
  }

  /** Checks the operand of a comparison that has no meaning for regular expressions. */
  static BsonValue ordered(BsonValue operand, Path path, Place place) {
    if (operand.isRegularExpression()) {
      throw place.error("Can't have RegEx as arg to predicate over field '" + path + "'.");
    }
    return checked(operand, place);
  }
}
