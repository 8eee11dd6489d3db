package io.loquat.query.filter;

import io.loquat.query.operator.OperatorSpec;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * An operator with its operand, checked: one entry of the catalogue {@link Operators} applied to a
 * field. Immutable.
 */
interface Predicate {
  /** What the manual says about the operator. */
  OperatorSpec spec();

  /** The operand as the client wrote it. */
  BsonValue operand();

  /** Whether the field at the path makes the document match. */
  boolean matches(Path path, BsonDocument document);

  /**
   * Where a field that matches does so first, as {@link Path#find} says; what a condition does not
   * hold for is nowhere, so negations have no such place.
   */
  default int place(Path path, BsonDocument document) {
    return Path.OUTSIDE_ARRAYS;
  }

  /** The same in SQL; never false for a row that matches. */
  SqlCondition toSql(FieldSql field);
}
