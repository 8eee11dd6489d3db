package io.loquat.query.sql;

import org.bson.BsonBinary;
import org.bson.BsonValue;

/** One value to bind, in the form in which the SQL text expects it. */
public sealed interface SqlParameter {
  record Integer(long value) implements SqlParameter {}

  record Real(double value) implements SqlParameter {}

  record Text(String value) implements SqlParameter {}

  /** A BSON value as a JSONB blob, in the encoding of stored documents. */
  record Jsonb(BsonValue value) implements SqlParameter {}

  /** A BSON value as its order-preserving key, as in the {@code _id} column. */
  record Key(BsonValue value) implements SqlParameter {}

  /** A key, or a bound of keys, as it is. */
  record Bytes(BsonBinary value) implements SqlParameter {}
}
