package io.loquat.query.schema;

import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;

/** A rule that looks at a value as a whole, and has no schemas in it. */
interface Limit extends Keyword {
  /** The keyword and its operand, with others that change its meaning. */
  BsonDocument specifiedAs();

  /** Why a value is not accepted, in MongoDB's words. */
  String reason();

  /** What there is to say beside the reason. */
  default BsonDocument considered(BsonValue value) {
    return new BsonDocument("consideredValue", value);
  }

  @Override
  default List<BsonDocument> explain(BsonValue value) {
    BsonDocument failure =
        new BsonDocument("operatorName", new BsonString(specifiedAs().getFirstKey()))
            .append("specifiedAs", specifiedAs())
            .append("reason", new BsonString(reason()));
    failure.putAll(considered(value));
    return List.of(failure);
  }
}
