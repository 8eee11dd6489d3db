package io.loquat.query.update;

import io.loquat.model.SystemFields;
import io.loquat.query.context.QueryContext;
import org.bson.BsonDocument;

/** Shorthand of the update tests: updates and documents as JSON. */
final class UpdateCases {
  private UpdateCases() {}

  static BsonDocument apply(String update, String before) {
    return apply(update, BsonDocument.parse(before));
  }

  static BsonDocument apply(String update, BsonDocument before) {
    return Updates.apply(parse(update), before);
  }

  static BsonDocument upsert(String update, String seed) {
    return Updates.upsert(parse(update), BsonDocument.parse(seed));
  }

  static Update parse(String update) {
    return Updates.parse(BsonDocument.parse(update), SystemFields.HIDDEN, QueryContext.plain());
  }
}
