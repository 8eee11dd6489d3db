package io.loquat.store.sqlite;

import io.loquat.model.SystemFields;
import io.loquat.store.jsonb.JsonbCodec;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.bson.BsonDocument;

/**
 * The fields at the top of a document that some indexes make their keys of. Immutable.
 *
 * <p>A document that comes as bytes is read once for all indexes, and the other fields, which may
 * be long, are passed over.
 */
final class IndexedFields {
  private final boolean everything;
  private final boolean visible;
  private final List<byte[]> names;

  /**
   * @param visible whether a client's fields with the names of system fields are not stored
   */
  IndexedFields(List<IndexTable> indexes, boolean visible) {
    this.everything = indexes.stream().anyMatch(index -> index.paths().everything());
    this.visible = visible;
    Set<String> roots = new TreeSet<>();
    indexes.forEach(index -> roots.addAll(index.paths().roots()));
    if (visible) {
      roots.removeAll(SystemFields.NAMES);
    }
    this.names = roots.stream().map(name -> name.getBytes(StandardCharsets.UTF_8)).toList();
  }

  /** What the indexes need of a document: they have the same keys for it. */
  BsonDocument of(BsonDocument document) {
    if (everything) {
      return visible ? SystemFields.without(document) : document;
    }
    DocumentBytes bytes = DocumentBytes.of(document);
    return JsonbCodec.fields(bytes.array(), bytes.offset(), bytes.length(), names);
  }
}
