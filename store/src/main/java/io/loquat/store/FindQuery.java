package io.loquat.store;

import io.loquat.model.Namespace;
import io.loquat.query.filter.Filter;
import io.loquat.query.sort.Sort;
import io.loquat.store.Store.Deadline;
import java.util.Optional;

/**
 * Which documents to read and in which order. Immutable.
 *
 * @param sort empty for natural order
 * @param skip 0 for none
 * @param limit 0 for none
 * @param readsMeta whether filter or sort read {@code $meta}, or who asks may: else the answer's
 *     documents may be without
 * @param options how it is to be read
 */
public record FindQuery(
    Namespace namespace,
    Filter filter,
    Visibility visibility,
    Optional<Sort> sort,
    long skip,
    long limit,
    Deadline deadline,
    boolean readsMeta,
    ReadOptions options) {
  /** A query without wishes about how it is read. */
  public FindQuery(
      Namespace namespace,
      Filter filter,
      Visibility visibility,
      Optional<Sort> sort,
      long skip,
      long limit,
      Deadline deadline,
      boolean readsMeta) {
    this(namespace, filter, visibility, sort, skip, limit, deadline, readsMeta, ReadOptions.NONE);
  }

  /** A query that may read {@code $meta}. */
  public FindQuery(
      Namespace namespace,
      Filter filter,
      Visibility visibility,
      Optional<Sort> sort,
      long skip,
      long limit,
      Deadline deadline) {
    this(namespace, filter, visibility, sort, skip, limit, deadline, true);
  }

  /** The same query, read in another way. */
  public FindQuery with(ReadOptions other) {
    return new FindQuery(
        namespace, filter, visibility, sort, skip, limit, deadline, readsMeta, other);
  }

  /** The same query, for fewer documents. */
  public FindQuery withLimit(long other) {
    return new FindQuery(
        namespace, filter, visibility, sort, skip, other, deadline, readsMeta, options);
  }

  /** How many matches matter, the skipped ones included; the greatest number for all. */
  public long rowsWanted() {
    boolean all = limit == 0 || skip > Long.MAX_VALUE - limit;
    return all ? Long.MAX_VALUE : skip + limit;
  }
}
