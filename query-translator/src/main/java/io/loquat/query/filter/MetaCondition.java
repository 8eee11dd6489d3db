package io.loquat.query.filter;

import io.loquat.query.meta.DocumentMeta;
import io.loquat.query.meta.MetaField;
import io.loquat.query.meta.MetaPath;
import java.util.List;
import org.bson.BsonDocument;

/**
 * A condition on the values at one path of the pseudo-document {@code $meta}.
 *
 * @param path within it, so its first name is the field's
 */
record MetaCondition(MetaField field, Path path, Predicate predicate) implements Filter {
  static MetaCondition of(MetaPath meta, Predicate predicate) {
    return new MetaCondition(meta.field(), Path.of(meta.keyword()), predicate);
  }

  boolean matches(DocumentMeta meta) {
    BsonDocument values = new BsonDocument();
    meta.value(field).ifPresent(value -> values.put(field.text(), value));
    return predicate.matches(path, values);
  }

  /** The path as clients write it. */
  String text() {
    return MetaPath.ROOT + "." + path;
  }

  /** Whether a filter has such a condition. */
  static boolean within(Filter filter) {
    return switch (filter) {
      case MetaCondition _ -> true;
      case And(List<Filter> filters) -> filters.stream().anyMatch(MetaCondition::within);
      case Or(List<Filter> filters) -> filters.stream().anyMatch(MetaCondition::within);
      case Nor(List<Filter> filters) -> filters.stream().anyMatch(MetaCondition::within);
      case DocumentCondition condition -> condition.readsMeta();
      case Filter.All(), Field(_, _) -> false;
    };
  }
}
