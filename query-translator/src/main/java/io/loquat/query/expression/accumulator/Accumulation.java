package io.loquat.query.expression.accumulator;

import org.bson.BsonValue;

/** What is made of values that come one by one. Confined to one run. */
public interface Accumulation {
  /** Takes a value, which may be missing. */
  void add(BsonValue value);

  /** What came of the values so far. */
  BsonValue result();
}
