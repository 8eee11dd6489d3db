package io.loquat.store.sqlite;

import io.loquat.model.Namespace;
import io.loquat.store.CollectionInfo;
import io.loquat.store.Store.Deadline;
import io.loquat.store.StoreException;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a cursor reads from, which may be dropped or renamed between two batches, or lose an index
 * that the cursor needs: then the cursor is killed, as in MongoDB. Immutable.
 *
 * @param opened the collection as it was when the cursor was opened
 */
record CursorCollection(OpenStores stores, CollectionInfo opened, PlanIndexes indexes) {
  /**
   * Runs something while the collection's database is open.
   *
   * @throws StoreException.PlanKilled if the collection is no longer what it was
   */
  <T> T use(Function<ObjectStore, T> work) {
    Optional<ObjectStore> existing = stores.leaseExisting(opened.namespace().database());
    if (existing.isEmpty()) {
      throw dropped();
    }
    ObjectStore store = existing.get();
    try {
      check(store);
      return work.apply(store);
    } finally {
      store.lease().release();
    }
  }

  private void check(ObjectStore store) {
    CollectionTable table = store.catalog().find(opened.uuid()).orElseThrow(this::dropped);
    CollectionInfo now = table.info();
    Namespace before = opened.namespace();
    if (!now.namespace().equals(before)) {
      throw new StoreException.PlanKilled(
          "collection renamed from '%s' to '%s'. UUID %s"
              .formatted(before, now.namespace(), opened.uuid()));
    }
    indexes.check(table);
  }

  private StoreException dropped() {
    return new StoreException.PlanKilled("collection dropped. UUID " + opened.uuid());
  }

  /**
   * Runs work on a reader connection.
   *
   * @throws StoreException.PlanKilled if a table it reads is dropped meanwhile: the collection's or
   *     an index's
   */
  <T> T read(ObjectStore store, Deadline deadline, Function<SqliteConnection, T> work) {
    try {
      return store.read(deadline, work);
    } catch (StoreException.NamespaceNotFound e) {
      check(store);
      throw new StoreException.PlanKilled("an index of the plan was dropped");
    }
  }
}
