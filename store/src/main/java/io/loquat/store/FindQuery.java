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
 */
public record FindQuery(
    Namespace namespace,
    Filter filter,
    Visibility visibility,
    Optional<Sort> sort,
    long skip,
    long limit,
    Deadline deadline) {}
