package io.loquat.query.schema;

import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * The schema of all elements of an array from some index on. Immutable.
 *
 * @param keyword that it stands under
 * @param reason why an array is not accepted
 */
record ElementSchema(String keyword, int start, Schema schema, String reason) implements Keyword {
  @Override
  public boolean accepts(BsonValue value) {
    return !value.isArray() || firstWrong(value.asArray()) < 0;
  }

  private int firstWrong(BsonArray array) {
    for (int index = start; index < array.size(); index++) {
      if (!schema.accepts(array.get(index))) {
        return index;
      }
    }
    return -1;
  }

  @Override
  public List<BsonDocument> explain(BsonValue value) {
    int index = firstWrong(value.asArray());
    BsonDocument failure =
        Failure.of(keyword)
            .append("reason", new BsonString(reason))
            .append("itemIndex", new BsonInt32(index));
    return List.of(Failure.details(failure, schema, schema.explain(value.asArray().get(index))));
  }
}
