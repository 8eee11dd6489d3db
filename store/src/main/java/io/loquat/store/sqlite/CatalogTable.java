package io.loquat.store.sqlite;

import io.loquat.model.Namespace;
import io.loquat.model.SystemFields;
import io.loquat.query.index.IndexSpec;
import io.loquat.query.index.MultikeyPaths;
import io.loquat.store.CollectionInfo;
import io.loquat.store.IndexInfo;
import io.loquat.store.jsonb.RootRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;

/**
 * The catalog in the file: tables {@code loquat_store}, {@code loquat_collections} and {@code
 * loquat_indexes}. Confined to its connection.
 */
final class CatalogTable {
  private static final String MULTIKEY = "paths";

  private final SqliteConnection connection;
  private final String database;

  CatalogTable(SqliteConnection connection, String database) {
    this.connection = connection;
    this.database = database;
  }

  long version() {
    return connection.queryLong("SELECT catalog_version FROM loquat_store");
  }

  Catalog load() {
    List<CollectionTable> tables = new ArrayList<>();
    Map<Integer, List<IndexTable>> indexes = loadIndexes();
    try (SqliteRows rows =
        connection
            .prepare(
                "SELECT name, number, uuid, system_fields, options, next_rid"
                    + " FROM loquat_collections")
            .query()) {
      while (rows.next()) {
        tables.add(read(rows, indexes));
      }
    }
    return Catalog.of(version(), tables);
  }

  private Map<Integer, List<IndexTable>> loadIndexes() {
    Map<Integer, List<IndexTable>> byCollection = new HashMap<>();
    try (SqliteRows rows =
        connection
            .prepare(
                "SELECT collection, number, description, multikey, building, has_types"
                    + " FROM loquat_indexes ORDER BY number")
            .query()) {
      while (rows.next()) {
        int collection = (int) rows.integer(1);
        IndexInfo info =
            new IndexInfo(
                IndexSpec.of(document(rows.bytes(3))),
                MultikeyPaths.of(document(rows.bytes(4)).getArray(MULTIKEY)),
                rows.integer(5) != 0);
        byCollection
            .computeIfAbsent(collection, _ -> new ArrayList<>())
            .add(new IndexTable(collection, (int) rows.integer(2), info, rows.integer(6) != 0));
      }
    }
    return byCollection;
  }

  private BsonDocument document(byte[] jsonb) {
    return new RawBsonDocument(connection.codec().decode(jsonb));
  }

  private byte[] jsonb(BsonDocument document) {
    return connection.codec().encode(document, RootRule.VERBATIM);
  }

  private CollectionTable read(SqliteRows rows, Map<Integer, List<IndexTable>> indexes) {
    int number = (int) rows.integer(2);
    BsonDocument options = document(rows.bytes(5));
    CollectionInfo info =
        new CollectionInfo(
            new Namespace(database, rows.text(1)),
            UUID.fromString(rows.text(3)),
            SystemFields.valueOf(rows.text(4).toUpperCase(Locale.ROOT)),
            options);
    return new CollectionTable(
        info, number, rows.integer(6), indexes.getOrDefault(number, List.of()));
  }

  /** Takes a number for a new collection. */
  int takeNumber() {
    long number = connection.queryLong("SELECT next_collection FROM loquat_store");
    connection.prepare("UPDATE loquat_store SET next_collection = next_collection + 1").update();
    return Math.toIntExact(number);
  }

  void insert(CollectionTable table) {
    CollectionInfo info = table.info();
    connection
        .prepare(
            "INSERT INTO loquat_collections (name, number, uuid, system_fields, options, next_rid)"
                + " VALUES (?, ?, ?, ?, ?, ?)")
        .bind(info.namespace().collection())
        .bind(table.number())
        .bind(info.uuid().toString())
        .bind(info.systemFields().name().toLowerCase(Locale.ROOT))
        .bind(jsonb(info.options()))
        .bind(table.nextRid())
        .update();
    raiseVersion();
  }

  void rename(int number, String name) {
    connection
        .prepare("UPDATE loquat_collections SET name = ? WHERE number = ?")
        .bind(name)
        .bind(number)
        .update();
    raiseVersion();
  }

  void setOptions(int number, BsonDocument options) {
    connection
        .prepare("UPDATE loquat_collections SET options = ? WHERE number = ?")
        .bind(jsonb(options))
        .bind(number)
        .update();
    raiseVersion();
  }

  void delete(int number) {
    connection.prepare("DELETE FROM loquat_collections WHERE number = ?").bind(number).update();
    connection.prepare("DELETE FROM loquat_indexes WHERE collection = ?").bind(number).update();
    raiseVersion();
  }

  /** No catalog version: only the lane needs to know, and it does. */
  void setNextRid(int number, long nextRid) {
    connection
        .prepare("UPDATE loquat_collections SET next_rid = ? WHERE number = ?")
        .bind(nextRid)
        .bind(number)
        .update();
  }

  /** What a capped collection holds. */
  static CappedSizes.Size cappedSize(SqliteConnection connection, int number) {
    try (SqliteRows rows =
        connection
            .prepare(
                "SELECT capped_documents, capped_bytes FROM loquat_collections WHERE number = ?")
            .bind(number)
            .query()) {
      return rows.next()
          ? new CappedSizes.Size(rows.integer(1), rows.integer(2))
          : new CappedSizes.Size(0, 0);
    }
  }

  /** No catalog version: only the lane needs to know, and it does. */
  static void setCappedSize(SqliteConnection connection, int number, CappedSizes.Size size) {
    connection
        .prepare(
            "UPDATE loquat_collections SET capped_documents = ?, capped_bytes = ?"
                + " WHERE number = ?")
        .bind(size.documents())
        .bind(size.bytes())
        .bind(number)
        .update();
  }

  /** Takes a number for a new index. */
  int takeIndexNumber() {
    long number = connection.queryLong("SELECT next_index FROM loquat_store");
    connection.prepare("UPDATE loquat_store SET next_index = next_index + 1").update();
    return Math.toIntExact(number);
  }

  void insertIndex(int collection, IndexTable index) {
    connection
        .prepare(
            "INSERT INTO loquat_indexes"
                + " (number, collection, name, description, multikey, building, has_types)"
                + " VALUES (?, ?, ?, ?, ?, ?, 1)")
        .bind(index.number())
        .bind(collection)
        .bind(index.spec().name())
        .bind(jsonb(index.spec().description()))
        .bind(jsonb(index.info().multikey()))
        .bind(index.building() ? 1 : 0)
        .update();
    raiseVersion();
  }

  /** Writes an index anew whose description or state has changed. */
  void updateIndex(int number, IndexInfo info) {
    connection
        .prepare(
            "UPDATE loquat_indexes SET description = ?, multikey = ?, building = ?"
                + " WHERE number = ?")
        .bind(jsonb(info.spec().description()))
        .bind(jsonb(info.multikey()))
        .bind(info.building() ? 1 : 0)
        .bind(number)
        .update();
    raiseVersion();
  }

  void setMultikey(int index, MultikeyPaths multikey) {
    connection
        .prepare("UPDATE loquat_indexes SET multikey = ? WHERE number = ?")
        .bind(jsonb(multikey))
        .bind(index)
        .update();
    raiseVersion();
  }

  /** The index's table was made anew. */
  void setHasTypes(int index) {
    connection
        .prepare("UPDATE loquat_indexes SET has_types = 1 WHERE number = ?")
        .bind(index)
        .update();
    raiseVersion();
  }

  void deleteIndex(int number) {
    connection.prepare("DELETE FROM loquat_indexes WHERE number = ?").bind(number).update();
    raiseVersion();
  }

  /** As a document, which is what the codec writes. */
  private byte[] jsonb(MultikeyPaths multikey) {
    return jsonb(new BsonDocument(MULTIKEY, multikey.toBson()));
  }

  private void raiseVersion() {
    connection.prepare("UPDATE loquat_store SET catalog_version = catalog_version + 1").update();
  }
}
