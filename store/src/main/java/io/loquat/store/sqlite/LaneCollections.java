package io.loquat.store.sqlite;

import io.loquat.model.Namespace;
import io.loquat.model.SystemFields;
import io.loquat.store.CollectionInfo;
import io.loquat.store.CollectionKind;
import io.loquat.store.StoreException;
import java.util.List;
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
    CollectionTable table = new CollectionTable(info, catalogTable.takeNumber(), 1, List.of());
    if (!table.isView()) {
      connection.executeOnce(table.createSql());
      connection.executeOnce(table.createArchivedIndexSql());
      if (table.info().kind() instanceof CollectionKind.TimeSeries) {
        MeasurementTimes.keepIndex(connection, table);
      }
      Views.create(connection, table);
    }
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
    if (!table.isView()) {
      Views.drop(connection, table);
      table.indexes().forEach(index -> connection.executeOnce(index.dropSql()));
      connection.executeOnce(table.dropSql());
    }
    new CatalogTable(connection, database).delete(table.number());
    transaction.changeCatalog(transaction.catalog().without(table.info().namespace().collection()));
  }

  void rename(String from, String to, boolean dropTarget) {
    CollectionTable source =
        transaction
            .catalog()
            .find(from)
            .orElseThrow(() -> new StoreException.NamespaceNotFound(from))
            .checkHasTable();
    Optional<CollectionTable> target = transaction.catalog().find(to);
    if (target.isPresent() && !dropTarget) {
      throw new StoreException.NamespaceExists(to);
    }
    if (transaction.builds().any(source.info().uuid())) {
      throw new StoreException.IndexBuildRunning(from);
    }
    target.ifPresent(this::drop);
    move(source, from, to);
  }

  private void move(CollectionTable source, String from, String to) {
    CollectionTable renamed = source.with(source.info().named(new Namespace(database, to)));
    SqliteConnection connection = transaction.connection();
    Views.drop(connection, source);
    Views.create(connection, renamed);
    new CatalogTable(connection, database).rename(source.number(), to);
    transaction.changeCatalog(transaction.catalog().renamed(from, renamed));
  }

  CollectionTable changeOptions(CollectionTable table, BsonDocument options) {
    CollectionTable changed = table.with(table.info().withOptions(options));
    new CatalogTable(transaction.connection(), database).setOptions(table.number(), options);
    if (changed.info().kind() instanceof CollectionKind.TimeSeries) {
      MeasurementTimes.keepIndex(transaction.connection(), changed);
    }
    transaction.changeCatalog(transaction.catalog().with(changed));
    transaction.written(changed);
    return changed;
  }

  /**
   * The table of a collection that still is what it was when the caller asked for it.
   *
   * @throws StoreException.OnView if it is a view
   */
  CollectionTable table(CollectionInfo collection) {
    return entry(collection).checkHasTable();
  }

  /** The same, or a view's line in the catalog. */
  CollectionTable entry(CollectionInfo collection) {
    String name = collection.namespace().collection();
    return transaction
        .catalog()
        .find(name)
        .filter(table -> table.info().uuid().equals(collection.uuid()))
        .orElseThrow(() -> new StoreException.NamespaceNotFound(name));
  }
}
