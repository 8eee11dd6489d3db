package io.loquat.store.sqlite;

import io.loquat.model.Namespace;
import io.loquat.model.SystemFields;
import io.loquat.store.CollectionInfo;
import io.loquat.store.jsonb.RootRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;

/**
 * The catalog in the file: tables {@code loquat_store} and {@code loquat_collections}. Confined to
 * its connection.
 */
final class CatalogTable {
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
    try (SqliteRows rows =
        connection
            .prepare(
                "SELECT name, number, uuid, system_fields, options, next_rid"
                    + " FROM loquat_collections")
            .query()) {
      while (rows.next()) {
        tables.add(read(rows));
      }
    }
    return Catalog.of(version(), tables);
  }

  private CollectionTable read(SqliteRows rows) {
    BsonDocument options = new RawBsonDocument(connection.codec().decode(rows.bytes(5)));
    CollectionInfo info =
        new CollectionInfo(
            new Namespace(database, rows.text(1)),
            UUID.fromString(rows.text(3)),
            SystemFields.valueOf(rows.text(4).toUpperCase(Locale.ROOT)),
            options);
    return new CollectionTable(info, (int) rows.integer(2), rows.integer(6));
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
        .bind(connection.codec().encode(info.options(), RootRule.VERBATIM))
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
        .bind(connection.codec().encode(options, RootRule.VERBATIM))
        .bind(number)
        .update();
    raiseVersion();
  }

  void delete(int number) {
    connection.prepare("DELETE FROM loquat_collections WHERE number = ?").bind(number).update();
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

  private void raiseVersion() {
    connection.prepare("UPDATE loquat_store SET catalog_version = catalog_version + 1").update();
  }
}
