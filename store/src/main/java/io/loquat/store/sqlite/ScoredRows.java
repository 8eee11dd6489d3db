package io.loquat.store.sqlite;

import io.loquat.query.filter.Filter;
import io.loquat.query.filter.Filters;
import io.loquat.query.meta.MetaField;
import io.loquat.query.text.TextSearch;
import io.loquat.store.Store.Deadline;
import java.util.Map;
import java.util.Optional;
import org.bson.BsonDouble;

/**
 * Rows with their text scores, which sorts and projections read. Confined to one caller.
 *
 * <p>The score is what the document says now, and not what an index said when it was found.
 */
final class ScoredRows implements RowSource {
  private final RowSource rows;
  private final TextSearch search;

  private ScoredRows(RowSource rows, TextSearch search) {
    this.rows = rows;
    this.search = search;
  }

  /** The rows as they are if the filter searches for no text. */
  static RowSource of(RowSource rows, Filter filter) {
    Optional<TextSearch> search = Filters.textSearch(filter);
    return search.isPresent() ? new ScoredRows(rows, search.get()) : rows;
  }

  @Override
  public boolean visit(SqliteConnection connection, Deadline deadline, Visitor visitor) {
    return rows.visit(connection, deadline, row -> visitor.take(scored(row)));
  }

  private StoredRow scored(StoredRow row) {
    return row.with(Map.of(MetaField.TEXT_SCORE, new BsonDouble(search.score(row.document()))));
  }
}
