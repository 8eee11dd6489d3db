package io.loquat.store.sqlite;

import io.loquat.store.CollectionInfo;
import io.loquat.store.CollectionValidation;
import io.loquat.store.ExpiringBy;
import io.loquat.store.Snapshot;
import io.loquat.store.Store.Deadline;
import io.loquat.store.ValidationScope;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bson.BsonValue;

/** A database that does not exist. Immutable. */
final class EmptySnapshot implements Snapshot {
  @Override
  public Optional<CollectionInfo> collection(String name) {
    return Optional.empty();
  }

  @Override
  public List<CollectionInfo> collections() {
    return List.of();
  }

  @Override
  public Optional<Instant> oldestArchived(String collection) {
    return Optional.empty();
  }

  @Override
  public Optional<Instant> oldestTime(String collection, ExpiringBy by) {
    return Optional.empty();
  }

  @Override
  public List<Long> expired(String collection, ExpiringBy by, Instant upTo, int documentsMax) {
    return List.of();
  }

  @Override
  public List<List<BsonValue>> duplicates(String collection, String index, int groupsMax) {
    return List.of();
  }

  @Override
  public CollectionStatistics statistics(String collection) {
    return CollectionStatistics.NONE;
  }

  @Override
  public Optional<CollectionValidation> validate(
      String collection, ValidationScope scope, Deadline deadline) {
    return Optional.empty();
  }

  @Override
  public DatabaseStatistics statistics() {
    return new DatabaseStatistics(0, 0, 0, 0, 0, 0, 0, 0, 0);
  }
}
