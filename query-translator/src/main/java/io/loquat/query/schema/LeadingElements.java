package io.loquat.query.schema;

import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonValue;

/**
 * The schemas of the first elements of an array, one for each. Immutable.
 *
 * <p>An array that is shorter obeys those that it has elements for.
 */
record LeadingElements(List<Schema> schemas) implements Keyword {
  @Override
  public boolean accepts(BsonValue value) {
    if (value.isArray()) {
      BsonArray array = value.asArray();
      for (int index = 0; index < Math.min(array.size(), schemas.size()); index++) {
        if (!schemas.get(index).accepts(array.get(index))) {
          return false;
        }
      }
    }
    return true;
  }

  @Override
  public List<BsonDocument> explain(BsonValue value) {
    BsonArray array = value.asArray();
    BsonArray details = new BsonArray();
    for (int index = 0; index < Math.min(array.size(), schemas.size()); index++) {
      Schema schema = schemas.get(index);
      if (!schema.accepts(array.get(index))) {
        BsonDocument item = new BsonDocument("itemIndex", new BsonInt64(index));
        details.add(Failure.details(item, schema, schema.explain(array.get(index))));
      }
    }
    return List.of(Failure.of(Items.NAME).append("details", details));
  }
}
