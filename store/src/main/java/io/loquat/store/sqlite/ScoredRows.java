package io.loquat.store.sqlite;

import io.loquat.query.filter.Filter;
import io.loquat.query.filter.Filters;
import io.loquat.query.filter.NearCondition;
import io.loquat.query.meta.MetaField;
import io.loquat.query.text.TextSearch;
import io.loquat.store.Store.Deadline;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonValue;

/**
 * Rows with what their query's filter computes of them, which sorts and projections read: a text
 * score, or a distance. Confined to one caller.
 *
 * <p>It is what the document says now, and not what an index said when it was found.
 */
final class ScoredRows implements RowSource {
  private final RowSource rows;
  private final Function<BsonDocument, Map<MetaField, BsonValue>> score;

  private ScoredRows(RowSource rows, Function<BsonDocument, Map<MetaField, BsonValue>> score) {
    this.rows = rows;
    this.score = score;
  }

  /** The rows as they are if the filter computes nothing. */
  static RowSource of(RowSource rows, Filter filter) {
    Optional<TextSearch> search = Filters.textSearch(filter);
    if (search.isPresent()) {
      TextSearch text = search.get();
      return new ScoredRows(
          rows, document -> Map.of(MetaField.TEXT_SCORE, new BsonDouble(text.score(document))));
    }
    Optional<NearCondition> near = Filters.near(filter);
    return near.isPresent() ? new ScoredRows(rows, near.get()::computed) : rows;
  }

  @Override
  public boolean visit(SqliteConnection connection, Deadline deadline, Visitor visitor) {
    return rows.visit(
        connection, deadline, row -> visitor.take(row.with(score.apply(row.document()))));
  }
}
