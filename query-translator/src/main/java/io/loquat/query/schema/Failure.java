package io.loquat.query.schema;

import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;

/** The parts that entries of {@code errInfo} are made of. */
final class Failure {
  private Failure() {}

  /** What is said of a keyword that has schemas in it. */
  static BsonDocument of(String keyword) {
    return new BsonDocument("operatorName", new BsonString(keyword));
  }

  /** Adds the title and description of a schema, and the rules of it that a value breaks. */
  static BsonDocument details(BsonDocument failure, Schema schema, List<BsonDocument> broken) {
    failure.putAll(schema.annotations());
    return failure.append("details", new BsonArray(broken));
  }
}
