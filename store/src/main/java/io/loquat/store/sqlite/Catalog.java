package io.loquat.store.sqlite;

import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The collections of one database at one moment. Immutable: a change makes another.
 *
 * @see CatalogTable
 */
final class Catalog {
  private final long version;
  private final TreeMap<String, CollectionTable> byName;

  private Catalog(long version, TreeMap<String, CollectionTable> byName) {
    this.version = version;
    this.byName = byName;
  }

  static Catalog of(long version, Collection<CollectionTable> tables) {
    TreeMap<String, CollectionTable> byName = new TreeMap<>();
    tables.forEach(table -> byName.put(table.info().namespace().collection(), table));
    return new Catalog(version, byName);
  }

  /** As in {@code loquat_store.catalog_version}. */
  long version() {
    return version;
  }

  Optional<CollectionTable> find(String name) {
    return Optional.ofNullable(findOrNull(name));
  }

  /** For the lookup that must not allocate. */
  @Nullable CollectionTable findOrNull(String name) {
    return byName.get(name);
  }

  /** The collection whatever its name is by now. */
  Optional<CollectionTable> find(UUID uuid) {
    return byName.values().stream().filter(table -> table.info().uuid().equals(uuid)).findFirst();
  }

  /** All collections, by name. */
  Collection<CollectionTable> tables() {
    return Collections.unmodifiableCollection(byName.values());
  }

  Catalog with(CollectionTable table) {
    TreeMap<String, CollectionTable> changed = new TreeMap<>(byName);
    changed.put(table.info().namespace().collection(), table);
    return new Catalog(version + 1, changed);
  }

  /** One change, as it is in the file: the versions must not drift apart. */
  Catalog renamed(String from, CollectionTable table) {
    TreeMap<String, CollectionTable> changed = new TreeMap<>(byName);
    changed.remove(from);
    changed.put(table.info().namespace().collection(), table);
    return new Catalog(version + 1, changed);
  }

  Catalog without(String name) {
    TreeMap<String, CollectionTable> changed = new TreeMap<>(byName);
    changed.remove(name);
    return new Catalog(version + 1, changed);
  }
}
