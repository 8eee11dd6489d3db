package io.loquat.store;

import io.loquat.store.Store.Deadline;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.BsonValue;

/** One state of one database. Confined to the work it is given to. */
public interface Snapshot {
  Optional<CollectionInfo> collection(String name);

  /** All collections, by name. */
  List<CollectionInfo> collections();

  /** When the document that has been archived for longest was; empty if none is archived. */
  Optional<Instant> oldestArchived(String collection);

  /** The earliest time of a live document; empty if none has one. */
  Optional<Instant> oldestTime(String collection, ExpiringBy by);

  /** The record ids of live documents whose time is not after that one, the first ones first. */
  List<Long> expired(String collection, ExpiringBy by, Instant upTo, int documentsMax);

  /**
   * The documents that share a key of an index with others, by their {@code _id}s: a group for each
   * such key, not more than so many groups, and not more than a few of each.
   */
  List<List<BsonValue>> duplicates(String collection, String index, int groupsMax);

  /** Sizes of one collection; zeros if there is none of that name. */
  CollectionStatistics statistics(String collection);

  /**
   * Checks a collection's documents and indexes against each other; empty if there is none of that
   * name.
   *
   * @param scope how much is looked at
   */
  Optional<CollectionValidation> validate(
      String collection, ValidationScope scope, Deadline deadline);

  /** Sizes of the database. */
  DatabaseStatistics statistics();

  /**
   * @param documents the live ones
   * @param archived the archived ones
   * @param documentBytes the sum of the sizes of both as BSON
   * @param storageBytes pages that the collection's table takes
   * @param indexSizes bytes of the pages of each index, by name, the one on {@code _id} first
   */
  record CollectionStatistics(
      long documents,
      long archived,
      long documentBytes,
      long storageBytes,
      Map<String, Long> indexSizes) {
    /** Of a collection that is not there. */
    public static final CollectionStatistics NONE = new CollectionStatistics(0, 0, 0, 0, Map.of());

    public CollectionStatistics {
      indexSizes = Collections.unmodifiableMap(new LinkedHashMap<>(indexSizes));
    }

    /** Pages that all indexes take. */
    public long indexBytes() {
      return indexSizes.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  /**
   * @param collections without views
   * @param indexes of all collections, those on {@code _id} included
   * @param freeBytes pages of the file that hold nothing
   */
  record DatabaseStatistics(
      long collections,
      long views,
      long documents,
      long documentBytes,
      long storageBytes,
      long indexes,
      long indexBytes,
      long freeBytes,
      long fileBytes) {}
}
