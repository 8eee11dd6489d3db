package io.loquat.store.sqlite;

import io.loquat.query.filter.Filter;
import io.loquat.query.filter.Filters;
import io.loquat.query.index.IndexField;
import io.loquat.query.plan.TextRules;
import io.loquat.query.sql.SqlFragment;
import io.loquat.query.sql.SqlParameter;
import io.loquat.query.text.TermKeys;
import io.loquat.query.text.TextSearch;
import io.loquat.store.Visibility;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bson.BsonBinary;
import org.bson.BsonValue;

/**
 * Which rows a text index has under the terms of a search, as SQL: the union of the ranges of the
 * terms' keys. Whether they match is still to be asked. Stateless.
 */
final class TextRows {
  /** More are not worth a statement; then every row is asked. */
  private static final int TERMS_MAX = 1_000;

  private TextRows() {}

  /**
   * The condition, and that a row is under one of the terms, where the index knows.
   *
   * @throws io.loquat.model.CommandException NoQueryExecutionPlans (291) as {@link TextRules}
   */
  static SqlFragment narrowed(
      CollectionTable table, Filter filter, Visibility visibility, SqlFragment where) {
    Optional<TextSearch> search = Filters.textSearch(filter);
    if (search.isEmpty()) {
      return where;
    }
    Optional<List<BsonValue>> before = TextRules.before(filter, table.info().readyIndexes());
    Optional<IndexTable> index =
        table.indexes().stream()
            .filter(each -> !each.building() && each.spec().has(IndexField.Kind.TEXT))
            .findFirst();
    boolean known = visibility == Visibility.LIVE && search.get().terms().size() <= TERMS_MAX;
    return known && before.isPresent() && index.isPresent()
        ? SqlFragment.template("({}) AND {}", where, rids(index.get(), before.get(), search.get()))
        : where;
  }

  private static SqlFragment rids(IndexTable index, List<BsonValue> before, TextSearch search) {
    List<SqlFragment> ranges =
        search.terms().stream()
            .map(
                term -> {
                  byte[] from = TermKeys.prefix(before, term);
                  return SqlFragment.of("key >= ? AND key < ?", bytes(from), bytes(end(from)));
                })
            .toList();
    return ranges.isEmpty()
        ? SqlFragment.of("FALSE")
        : SqlFragment.template(
            "rid IN (SELECT rid FROM " + index.name() + " WHERE {})",
            SqlFragment.join(" OR ", ranges));
  }

  /** The least bytes above all that begin with these, of which the first is never the greatest. */
  private static byte[] end(byte[] prefix) {
    byte[] end = prefix;
    while (end[end.length - 1] == (byte) 0xff) {
      end = Arrays.copyOf(end, end.length - 1);
    }
    end = end.clone();
    end[end.length - 1]++;
    return end;
  }

  private static SqlParameter bytes(byte[] key) {
    return new SqlParameter.Bytes(new BsonBinary(key));
  }
}
