package io.loquat.query.sort;

import io.loquat.query.meta.DocumentMeta;
import io.loquat.query.meta.MetaField;
import io.loquat.query.meta.MetaPath;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * One field of a sort. Immutable.
 *
 * @param parts of its path
 * @param meta if the path leads into the pseudo-document {@code $meta}: the field there
 */
record SortField(List<String> parts, boolean descending, Optional<MetaField> meta) {
  static SortField of(List<String> parts, boolean descending) {
    return new SortField(parts, descending, Optional.empty());
  }

  static SortField of(MetaPath path, boolean descending) {
    List<String> parts =
        Stream.concat(Stream.of(MetaPath.ROOT, path.field().text()), path.below().stream())
            .toList();
    return new SortField(parts, descending, Optional.of(path.field()));
  }

  /** What {@link #below} leads through; empty if it is missing. */
  Optional<BsonValue> root(BsonDocument document, DocumentMeta of) {
    return meta.isEmpty() ? Optional.of(document) : of.value(meta.get());
  }

  /** The parts of the path from {@link #root} on. */
  List<String> below() {
    return meta.isEmpty() ? parts : parts.subList(2, parts.size());
  }
}
