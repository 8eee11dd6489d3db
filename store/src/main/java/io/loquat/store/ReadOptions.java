package io.loquat.store;

import io.loquat.query.plan.DistinctField;
import io.loquat.query.plan.IndexHint;
import java.util.Optional;
import java.util.Set;
import org.bson.BsonDocument;

/**
 * What a client says about how a read is done, beside what is read. Immutable.
 *
 * @param min the least key of the hinted index that is read
 * @param max the least key of the hinted index that is not read any more
 * @param allowDiskUse whether a sort may need more than its bound of memory; it never does here
 * @param returnKey whether documents are wanted with the key by which they were found
 * @param distinct a field: one document for each of its values is enough
 * @param form for index filters
 * @param paths that are all that is wanted of documents, which then may lack all else, {@code
 *     $meta} too; empty if it may be more
 */
public record ReadOptions(
    IndexHint hint,
    Optional<BsonDocument> min,
    Optional<BsonDocument> max,
    boolean allowDiskUse,
    boolean returnKey,
    Optional<DistinctField> distinct,
    QueryForm form,
    Optional<Set<String>> paths) {
  /** No wishes. */
  public static final ReadOptions NONE = hinted(IndexHint.NONE);

  /** A hint and nothing else. */
  public static ReadOptions hinted(IndexHint hint) {
    return new ReadOptions(
        hint,
        Optional.empty(),
        Optional.empty(),
        false,
        false,
        Optional.empty(),
        QueryForm.PLAIN,
        Optional.empty());
  }

  /** The same where one document for each value of a field is enough. */
  public ReadOptions distinct(DistinctField field) {
    return new ReadOptions(
        hint, min, max, allowDiskUse, returnKey, Optional.of(field), form, paths);
  }

  /** The same of a query of that form. */
  public ReadOptions of(QueryForm other) {
    return new ReadOptions(hint, min, max, allowDiskUse, returnKey, distinct, other, paths);
  }

  /** The same where some fields are all that is wanted of documents. */
  public ReadOptions wanting(Optional<Set<String>> fields) {
    return new ReadOptions(hint, min, max, allowDiskUse, returnKey, distinct, form, fields);
  }
}
