package io.loquat.store;

import io.loquat.model.Namespace;
import io.loquat.model.SystemFields;
import io.loquat.query.index.IndexField;
import io.loquat.query.index.IndexSpec;
import io.loquat.query.text.TextIndex;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bson.BsonDocument;

/**
 * A collection as the catalog has it. Immutable.
 *
 * @param uuid its identity, which survives a rename
 * @param options as given to {@code create}, for {@code listCollections}
 * @param indexes without the one on {@code _id}, in the order in which they were made
 */
public record CollectionInfo(
    Namespace namespace,
    UUID uuid,
    SystemFields systemFields,
    BsonDocument options,
    List<IndexInfo> indexes) {
  public CollectionInfo {
    indexes = List.copyOf(indexes);
  }

  /** A collection without indexes other than the one on {@code _id}. */
  public CollectionInfo(
      Namespace namespace, UUID uuid, SystemFields systemFields, BsonDocument options) {
    this(namespace, uuid, systemFields, options, List.of());
  }

  /** What the collection is: capped, a view, and so on. */
  public CollectionKind kind() {
    return CollectionKind.of(options);
  }

  /** Whether it is a view: then it has no documents of its own. */
  public boolean isView() {
    return options.containsKey("viewOn");
  }

  /** The index of that name, built or not. */
  public Optional<IndexInfo> index(String name) {
    return indexes.stream().filter(index -> index.spec().name().equals(name)).findFirst();
  }

  /** The specs of the indexes that are built. */
  public List<IndexSpec> readyIndexes() {
    return indexes.stream().filter(index -> !index.building()).map(IndexInfo::spec).toList();
  }

  /** What its text index holds, if it has one that is built, though it may be hidden. */
  public Optional<TextIndex> textIndex() {
    for (IndexInfo index : indexes) {
      if (!index.building() && index.spec().has(IndexField.Kind.TEXT)) {
        return Optional.of(TextIndex.of(index.spec().description()));
      }
    }
    return Optional.empty();
  }

  /** The same collection under another name. */
  public CollectionInfo named(Namespace other) {
    return new CollectionInfo(other, uuid, systemFields, options, indexes);
  }

  /** The same collection with other options. */
  public CollectionInfo withOptions(BsonDocument other) {
    return new CollectionInfo(namespace, uuid, systemFields, other, indexes);
  }

  /** The same collection with other indexes. */
  public CollectionInfo withIndexes(List<IndexInfo> other) {
    return new CollectionInfo(namespace, uuid, systemFields, options, other);
  }
}
