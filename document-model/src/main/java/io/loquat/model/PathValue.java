package io.loquat.model;

import org.bson.BsonValue;

/** What stands at a path: a value, which may be null, or nothing. Immutable. */
public sealed interface PathValue {
  /** A value, BSON null included. */
  record Present(BsonValue value) implements PathValue {}

  /** Nothing: the field is not there, which MongoDB tells apart from null. */
  record Missing() implements PathValue {}

  PathValue MISSING = new Missing();
}
