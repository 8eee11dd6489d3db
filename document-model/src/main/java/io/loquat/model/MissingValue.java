package io.loquat.model;

import org.bson.BsonType;
import org.bson.BsonUndefined;
import org.bson.BsonValue;

/**
 * What an expression gives where there is no value: a mark of its own among the values of type
 * undefined, with which it sorts. It never gets into a document. Stateless.
 */
public final class MissingValue {
  public static final BsonValue VALUE = new BsonUndefined();

  private MissingValue() {}

  /** Whether there is no value; an undefined one is a value. */
  @SuppressWarnings("ReferenceEquality") // the mark is this very object and no other undefined
  public static boolean is(BsonValue value) {
    return value == VALUE;
  }

  /** Whether the value is missing, null or undefined, which most expressions treat alike. */
  public static boolean isNullish(BsonValue value) {
    BsonType type = value.getBsonType();
    return type == BsonType.NULL || type == BsonType.UNDEFINED;
  }
}
