package io.loquat.query.filter;

import io.loquat.query.bounds.FieldBounds;
import io.loquat.query.index.IndexedField;
import io.loquat.query.operator.OperatorSpec;
import java.util.Optional;
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

  /**
   * Which keys of the field of an index the documents that match have: each of them has at least
   * one there. Empty if the predicate cannot use the field.
   *
   * @param field whose path is the predicate's
   */
  default Optional<FieldBounds> bounds(IndexedField field) {
    return Optional.empty();
  }

  /** The same in SQL; never false for a row that matches. */
  SqlCondition toSql(FieldSql field);
}
