package io.loquat.store.sqlite;

import io.loquat.concurrency.LaneException;
import io.loquat.query.index.IndexKeys;
import io.loquat.query.index.MultikeyPaths;
import io.loquat.store.IndexBuildProgress.Phase;
import io.loquat.store.IndexInfo;
import io.loquat.store.Store.Deadline;
import io.loquat.store.StoreException;
import io.loquat.store.Visibility;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fills indexes that were registered on a collection in use. Confined to a thread of its own, which
 * has a lease of the database.
 *
 * <p>From the registration on, writers keep the entries of what they write. The builder reads all
 * documents that were there before, sorts their keys, and enters them in short lane commands. What
 * it read of a document may be old by then: so writers mark what they change ({@link BuildMarks}),
 * marked documents are left out, and entered anew, as they then are, at the end. Then every live
 * document is in the indexes, and writers refuse new duplicates in those that are unique; what
 * duplicates came before that, a last look finds.
 */
final class IndexBuilder {
  private static final Logger LOG = LoggerFactory.getLogger(IndexBuilder.class);
  private static final long SORT_BYTES_MAX = 64L << 20;
  private static final int CHUNK_ENTRIES = 20_000;
  private static final long CHUNK_BYTES = 4L << 20;
  private static final int ROWS_BETWEEN_LOOKS = 64;
  private static final long LANE_NANOS_MAX = Duration.ofMillis(25).toNanos();
  private static final long RETRY_NANOS = Duration.ofMillis(20).toNanos();
  private static final long LOG_NANOS = Duration.ofSeconds(5).toNanos();

  private final ObjectStore store;
  private final RunningBuild build;
  private final Deadline deadline;
  private final List<IndexTable> indexes;
  private final List<MultikeyPaths> multikey = new ArrayList<>();
  private long logged = System.nanoTime();

  IndexBuilder(ObjectStore store, RunningBuild build, Deadline deadline) {
    this.store = store;
    this.build = build;
    this.deadline = deadline;
    this.indexes = build.indexes();
    indexes.forEach(_ -> multikey.add(MultikeyPaths.NONE));
  }

  /** Builds; the build's outcome says how it ended. */
  void run() {
    try {
      fill();
      catchUp();
      check();
      inLane(this::publish);
      store.builds().remove(build);
      build.outcome().complete(null);
    } catch (RuntimeException e) {
      RuntimeException reason = reason(e);
      giveUp(reason);
      store.builds().remove(build);
      build.outcome().completeExceptionally(reason);
    }
  }

  private RuntimeException reason(RuntimeException failure) {
    return failure instanceof StoreException.NamespaceNotFound ? dropped() : failure;
  }

  private StoreException dropped() {
    return new StoreException.IndexBuildAborted(
        build.namespace() + " :: caused by :: the index or its collection was dropped");
  }

  private void fill() {
    long bytesMax = SORT_BYTES_MAX / indexes.size();
    List<KeyRuns> runs = new ArrayList<>();
    try {
      indexes.forEach(
          _ -> runs.add(new KeyRuns(store.file().path().resolveSibling("."), bytesMax)));
      scan(runs);
      build.enter(Phase.INSERTING, runs.stream().mapToLong(KeyRuns::total).sum());
      for (int i = 0; i < indexes.size(); i++) {
        insert(indexes.get(i), runs.get(i).merged());
      }
    } finally {
      runs.forEach(KeyRuns::close);
    }
  }

  private void scan(List<KeyRuns> runs) {
    build.enter(Phase.SCANNING, build.progress().total());
    long last = Long.MIN_VALUE;
    boolean more = true;
    while (more) {
      checkWanted();
      BuildScan scan = new BuildScan(last, build.marks().ridMax());
      more =
          store.read(
              deadline, connection -> scan.visit(connection, table(), row -> addKeys(runs, row)));
      last = scan.last();
      build.advance(scan.rows());
      logProgress();
    }
  }

  private void addKeys(List<KeyRuns> runs, StoredRow row) {
    for (int i = 0; i < indexes.size(); i++) {
      IndexKeys keys = indexes.get(i).spec().keys(row.stored());
      KeyRuns run = runs.get(i);
      keys.keys().forEach(key -> run.add(key, row.rid(), keys.types()));
      multikey.set(i, multikey.get(i).with(keys.multikey()));
    }
  }

  private CollectionTable table() {
    return store.catalog().find(build.collection()).orElseThrow(this::dropped);
  }

  private void checkWanted() {
    Visit.check(deadline);
    if (store.builds().stopping()) {
      throw new StoreException.IndexBuildAborted(
          build.namespace() + " :: caused by :: the database is being closed or dropped");
    }
    checkThere(table());
  }

  /** That all indexes are there still: who drops one ends the build of all. */
  private CollectionTable checkThere(CollectionTable table) {
    if (indexes.stream().anyMatch(index -> table.index(index.number()).isEmpty())) {
      throw dropped();
    }
    return table;
  }

  private CollectionTable current(LaneTransaction transaction) {
    return checkThere(transaction.catalog().find(build.collection()).orElseThrow(this::dropped));
  }

  private void insert(IndexTable index, MergedRuns sorted) {
    List<IndexEntry> chunk = sorted.next(CHUNK_ENTRIES, CHUNK_BYTES);
    while (!chunk.isEmpty()) {
      int from = 0;
      while (from < chunk.size()) {
        checkWanted();
        List<IndexEntry> rest = chunk.subList(from, chunk.size());
        int entered = inLane(transaction -> enter(transaction, index, rest));
        from += entered;
        build.advance(entered);
        logProgress();
      }
      chunk = sorted.next(CHUNK_ENTRIES, CHUNK_BYTES);
    }
  }

  /** Enters some, as long as the lane can wait; returns how many were looked at. */
  private int enter(LaneTransaction transaction, IndexTable index, List<IndexEntry> entries) {
    current(transaction);
    long end = System.nanoTime() + LANE_NANOS_MAX;
    SqliteConnection connection = transaction.connection();
    int done = 0;
    for (IndexEntry entry : entries) {
      if (++done % ROWS_BETWEEN_LOOKS == 0 && System.nanoTime() > end) {
        return done - 1;
      }
      if (!build.marks().has(entry.rid())) {
        connection
            .prepare(index.insertSql())
            .bind(entry.key())
            .bind(entry.rid())
            .bind(entry.types().toBytes())
            .update();
      }
    }
    return done;
  }

  private void catchUp() {
    build.enter(Phase.CATCHING_UP, 0);
    boolean more = true;
    while (more) {
      checkWanted();
      more = inLane(this::enterMarked);
      logProgress();
    }
  }

  /** Enters marked documents as they are now; false once there are no more. */
  private boolean enterMarked(LaneTransaction transaction) {
    CollectionTable table = current(transaction);
    BuildMarks marks = build.marks();
    marks.allEntered();
    IndexEntries entries = new IndexEntries(transaction, store.name());
    RowReader reader = new RowReader(transaction.connection(), table);
    long end = System.nanoTime() + LANE_NANOS_MAX;
    boolean more = true;
    while (more && System.nanoTime() < end) {
      more = marks.take(rid -> enterAnew(transaction, table, entries, reader, rid));
    }
    if (!more) {
      marks.allThere();
    }
    return more;
  }

  private void enterAnew(
      LaneTransaction transaction,
      CollectionTable table,
      IndexEntries entries,
      RowReader reader,
      long rid) {
    Optional<StoredRow> live;
    try (SqliteRows rows =
        transaction.connection().prepare(table.byRidSql(Visibility.LIVE)).bind(rid).query()) {
      live = rows.next() ? Optional.of(reader.read(rows)) : Optional.empty();
    }
    build.advance(1);
    live.ifPresent(
        row ->
            indexes.forEach(
                index ->
                    entries.enter(
                        table, table.index(index.number()).orElseThrow(), rid, row.stored())));
  }

  private void check() {
    build.enter(Phase.CHECKING, indexes.size());
    for (IndexTable index : indexes) {
      if (index.spec().unique()) {
        DuplicateSearch search = new DuplicateSearch(index);
        boolean more = true;
        while (more) {
          checkWanted();
          more = store.read(deadline, search::step);
          logProgress();
        }
        search
            .duplicate()
            .ifPresent(
                key -> {
                  throw store.read(
                      deadline, connection -> search.problem(connection, table(), key));
                });
      }
      build.advance(1);
    }
  }

  private boolean publish(LaneTransaction transaction) {
    CollectionTable table = current(transaction);
    CatalogTable catalogTable = new CatalogTable(transaction.connection(), store.name());
    for (int i = 0; i < indexes.size(); i++) {
      IndexTable index = table.index(indexes.get(i).number()).orElseThrow();
      MultikeyPaths paths = index.info().multikey().with(multikey.get(i));
      var ready = new IndexInfo(index.spec(), paths, false);
      catalogTable.updateIndex(index.number(), ready);
      table = table.withIndexInfo(index.number(), ready);
      transaction.changeCatalog(transaction.catalog().with(table));
      transaction.written(table);
    }
    return true;
  }

  private void giveUp(RuntimeException reason) {
    LOG.atInfo()
        .addKeyValue("collection", build.namespace())
        .addKeyValue("reason", String.valueOf(reason.getMessage()))
        .log("an index build ended without an index");
    try {
      inLane(
          transaction -> {
            LaneIndexes lane = new LaneIndexes(transaction, store.name());
            indexes.forEach(index -> lane.drop(build.collection(), index.number()));
            return true;
          });
    } catch (RuntimeException e) {
      // The index stays unfinished, and goes when the file is opened next.
      LOG.atWarn()
          .addKeyValue("collection", build.namespace())
          .setCause(e)
          .log("an unfinished index could not be dropped");
    }
  }

  /** Runs a command in the lane and waits for it; a full lane is tried again. */
  private <T> T inLane(Function<LaneTransaction, T> work) {
    while (true) {
      try {
        return store.inLane(work).join();
      } catch (CompletionException e) {
        if (!(e.getCause() instanceof LaneException.Full)) {
          throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
        checkWanted();
        LockSupport.parkNanos(RETRY_NANOS);
      }
    }
  }

  private void logProgress() {
    if (System.nanoTime() - logged > LOG_NANOS) {
      logged = System.nanoTime();
      var progress = build.progress();
      LOG.atInfo()
          .addKeyValue("collection", build.namespace())
          .addKeyValue("phase", progress.phase().text())
          .addKeyValue("done", progress.done())
          .addKeyValue("total", progress.total())
          .log("an index build goes on");
    }
  }
}
