package io.loquat.store.sqlite;

import io.loquat.store.Store.DatabaseSummary;
import io.loquat.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The databases in the data folder, by their files. Thread-safe. */
final class DatabaseFolder {
  private final Path folder;
  private final OpenStores stores;

  /** Files whose header was good once; looking into 100,000 of them each time would take long. */
  private final Set<String> sound = ConcurrentHashMap.newKeySet();

  DatabaseFolder(Path folder, OpenStores stores) {
    this.folder = folder;
    this.stores = stores;
  }

  /** All databases by name; one without any collection is none. */
  List<DatabaseSummary> list() {
    List<DatabaseSummary> databases = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      files.forEach(
          file ->
              DatabaseFileName.decode(file.getFileName().toString())
                  .flatMap(name -> summary(name, file))
                  .ifPresent(databases::add));
    } catch (IOException e) {
      throw new StoreException.DiskFailure("cannot list " + folder, e);
    }
    databases.sort(Comparator.comparing(DatabaseSummary::name));
    return databases;
  }

  private Optional<DatabaseSummary> summary(String name, Path file) {
    boolean empty = stores.peek(name).map(ObjectStore::isEmpty).orElse(false);
    long bytes = size(file) + size(file.resolveSibling(file.getFileName() + "-wal"));
    return empty || bytes == 0
        ? Optional.empty()
        : Optional.of(new DatabaseSummary(name, bytes, problem(name)));
  }

  private Optional<String> problem(String name) {
    if (sound.contains(name)) {
      return Optional.empty();
    }
    Optional<String> problem =
        stores.whileClosed(name, StoreFile::problemOfClosedFile).flatMap(found -> found);
    if (problem.isEmpty()) {
      sound.add(name);
    }
    return problem;
  }

  private static long size(Path file) {
    try {
      return Files.exists(file) ? Files.size(file) : 0;
    } catch (IOException e) {
      return 0;
    }
  }
}
