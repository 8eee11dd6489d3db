package io.loquat.query.filter;

import org.bson.BsonDocument;

/** A predicate that holds where it does for any value that the path gives. */
interface ValuePredicate extends Predicate {
  ValueTest test();

  @Override
  default boolean matches(Path path, BsonDocument document) {
    return path.any(document, test());
  }

  @Override
  default int place(Path path, BsonDocument document) {
    return path.find(document, test());
  }
}
