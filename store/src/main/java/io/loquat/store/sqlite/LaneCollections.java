package io.loquat.store.sqlite;

import io.loquat.model.Namespace;
import io.loquat.model.SystemFields;
import io.loquat.store.CollectionInfo;
import io.loquat.store.StoreException;
import java.util.Optional;
import java.util.UUID;
import org.bson.BsonDocument;

/** Creates, drops and renames collections. Confined to the lane. */
final class LaneCollections {
  private final LaneTransaction transaction;
  private final String database;
  private final SystemFields defaultProfile;

  LaneCollections(LaneTransaction transaction, String database, SystemFields defaultProfile) {
    this.transaction = transaction;
    this.database = database;
    this.defaultProfile = defaultProfile;
  }

  CollectionTable create(String name, SystemFields systemFields, BsonDocument options) {
    if (transaction.catalog().find(name).isPresent()) {
      throw new StoreException.NamespaceExists(name);
    }
    SqliteConnection connection = transaction.connection();
    CatalogTable catalogTable = new CatalogTable(connection, database);
    CollectionInfo info =
        new CollectionInfo(new Namespace(database, name), UUID.randomUUID(), systemFields, options);
    CollectionTable table = new CollectionTable(info, catalogTable.takeNumber(), 1);
    connection.executeOnce(table.createSql());
    connection.executeOnce(table.createArchivedIndexSql());
    Views.create(connection, table);
    catalogTable.insert(table);
    transaction.changeCatalog(transaction.catalog().with(table));
    return table;
  }

  CollectionTable ensure(String name) {
    Optional<CollectionTable> present = transaction.catalog().find(name);
    return present.isPresent() ? present.get() : create(name, defaultProfile, new BsonDocument());
  }

  boolean drop(String name) {
    Optional<CollectionTable> present = transaction.catalog().find(name);
    present.ifPresent(this::drop);
    return present.isPresent();
  }

  private void drop(CollectionTable table) {
    SqliteConnection connection = transaction.connection();
    Views.drop(connection, table);
    connection.executeOnce(table.dropSql());
    new CatalogTable(connection, database).delete(table.number());
    transaction.changeCatalog(transaction.catalog().without(table.info().namespace().collection()));
  }

  void rename(String from, String to, boolean dropTarget) {
    CollectionTable source =
        transaction
            .catalog()
            .find(from)
            .orElseThrow(() -> new StoreException.NamespaceNotFound(from));
    Optional<CollectionTable> target = transaction.catalog().find(to);
    if (target.isPresent() && !dropTarget) {
      throw new StoreException.NamespaceExists(to);
    }
    target.ifPresent(this::drop);
    move(source, from, to);
  }

  private void move(CollectionTable source, String from, String to) {
    CollectionInfo info = source.info();
    CollectionTable renamed =
        source.with(
            new CollectionInfo(
                new Namespace(database, to), info.uuid(), info.systemFields(), info.options()));
    SqliteConnection connection = transaction.connection();
    Views.drop(connection, source);
    Views.create(connection, renamed);
    new CatalogTable(connection, database).rename(source.number(), to);
    transaction.changeCatalog(transaction.catalog().renamed(from, renamed));
  }

  CollectionTable changeOptions(CollectionTable table, BsonDocument options) {
    CollectionInfo info = table.info();
    CollectionTable changed =
        table.with(new CollectionInfo(info.namespace(), info.uuid(), info.systemFields(), options));
    new CatalogTable(transaction.connection(), database).setOptions(table.number(), options);
    transaction.changeCatalog(transaction.catalog().with(changed));
    return changed;
  }

  /** The table of a collection that still is what it was when the caller asked for it. */
  CollectionTable table(CollectionInfo collection) {
    String name = collection.namespace().collection();
    return transaction
        .catalog()
        .find(name)
        .filter(table -> table.info().uuid().equals(collection.uuid()))
        .orElseThrow(() -> new StoreException.NamespaceNotFound(name));
  }
}
