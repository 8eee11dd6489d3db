package io.loquat.store.sqlite;

import io.loquat.query.filter.Filter;
import io.loquat.query.filter.Filters;
import java.util.Optional;

/** What of a filter SQL did not check. Immutable. */
record Residual(Optional<Filter> filter) {
  static final Residual NONE = new Residual(Optional.empty());

  static Residual of(Filter filter) {
    return new Residual(Optional.of(filter));
  }

  boolean isEmpty() {
    return filter.isEmpty();
  }

  boolean matches(StoredRow row) {
    return filter.isEmpty() || Filters.matches(filter.get(), row.document(), row.meta());
  }
}
