package io.loquat.query.filter;

import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonDocument;

/** Turns filters back into BSON, for {@code explain}. */
final class FilterText {
  private FilterText() {}

  static BsonDocument describe(Filter filter) {
    return switch (filter) {
      case Filter.All() -> new BsonDocument();
      case And(List<Filter> filters) -> new BsonDocument("$and", describe(filters));
      case Or(List<Filter> filters) -> new BsonDocument("$or", describe(filters));
      case Nor(List<Filter> filters) -> new BsonDocument("$nor", describe(filters));
      case Field(Path path, Predicate predicate) -> describe(path.text(), predicate);
      case MetaCondition meta -> describe(meta.text(), meta.predicate());
      case DocumentCondition condition -> condition.describe();
    };
  }

  private static BsonDocument describe(String path, Predicate predicate) {
    return new BsonDocument(path, new BsonDocument(predicate.spec().name(), predicate.operand()));
  }

  private static BsonArray describe(List<Filter> filters) {
    return new BsonArray(filters.stream().map(FilterText::describe).toList());
  }
}
