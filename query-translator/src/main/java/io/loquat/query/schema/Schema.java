package io.loquat.query.schema;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * The rules for one value. Immutable.
 *
 * @param keywords in the order in which MongoDB lists those that are broken
 * @param annotations the title and the description, where there are any
 */
record Schema(List<Keyword> keywords, BsonDocument annotations) {
  Schema {
    keywords = List.copyOf(keywords);
  }

  boolean accepts(BsonValue value) {
    for (Keyword keyword : keywords) {
      if (!keyword.accepts(value)) {
        return false;
      }
    }
    return true;
  }

  /** What the broken rules say about the value. */
  List<BsonDocument> explain(BsonValue value) {
    return keywords.stream()
        .filter(keyword -> !keyword.accepts(value))
        .flatMap(keyword -> keyword.explain(value).stream())
        .toList();
  }

  /** The fields that must be there, as far as they are no dotted paths. */
  Set<String> requiredNames() {
    return keywords.stream()
        .flatMap(keyword -> keyword.requiredNames().stream())
        .filter(name -> !name.contains("."))
        .collect(Collectors.toUnmodifiableSet());
  }
}
