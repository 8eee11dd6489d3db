package io.loquat.store;

import io.loquat.store.Store.Deadline;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One state of one database. Confined to the work it is given to. */
public interface Snapshot {
  Optional<CollectionInfo> collection(String name);

  /** All collections, by name. */
  List<CollectionInfo> collections();

  /** When the document that has been archived for longest was; empty if none is archived. */
  Optional<Instant> oldestArchived(String collection);

  /** Sizes of one collection; zeros if there is none of that name. */
  CollectionStatistics statistics(String collection);

  /**
   * Checks a collection's documents and indexes against each other; empty if there is none of that
   * name.
   *
   * @param full whether the file's own structures are checked too
   */
  Optional<CollectionValidation> validate(String collection, boolean full, Deadline deadline);

  /** Sizes of the database. */
  DatabaseStatistics statistics();

  /**
   * @param documents the live ones
   * @param archived the archived ones
   * @param documentBytes the sum of the stored sizes of both
   * @param storageBytes pages that the collection's table takes
   * @param indexBytes pages that its indexes take
   */
  record CollectionStatistics(
      long documents, long archived, long documentBytes, long storageBytes, long indexBytes) {}

  record DatabaseStatistics(
      long collections,
      long documents,
      long documentBytes,
      long storageBytes,
      long indexBytes,
      long fileBytes) {}
}
