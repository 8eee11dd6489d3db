package io.loquat.query.filter;

import io.loquat.query.sql.TranslationContext;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** The entry to filters for other packages. */
public final class Filters {
  private Filters() {}

  /**
   * Parses a filter.
   *
   * @throws io.loquat.model.CommandException BadValue (2) and others, the message naming the path
   *     to the mistake
   */
  public static Filter parse(BsonDocument filter) {
    throw new UnsupportedOperationException("being built");
  }

  /** Whether the document, as the client sees it, matches: the truth that SQL must agree with. */
  public static boolean matches(Filter filter, BsonDocument document) {
    throw new UnsupportedOperationException("being built");
  }

  /** The SQL condition that selects a superset of the matches, and what is left to check. */
  public static FilterPlan plan(Filter filter, TranslationContext context) {
    throw new UnsupportedOperationException("being built");
  }

  /**
   * The values of {@code _id} that the filter allows at most, if it names them by equality or
   * {@code $in}: a match has one of these ids. Empty if the filter says nothing of the kind.
   */
  public static Optional<List<BsonValue>> ids(Filter filter) {
    throw new UnsupportedOperationException("being built");
  }

  /** Whether the filter says nothing but {@code _id} equal to one value (no array, no regex). */
  public static boolean isIdOnly(Filter filter) {
    throw new UnsupportedOperationException("being built");
  }

  /**
   * The fields that an upsert takes from the filter: those it fixes by equality, at top level or in
   * {@code $and}, as a document with dotted paths expanded.
   */
  public static BsonDocument upsertSeed(Filter filter) {
    throw new UnsupportedOperationException("being built");
  }
}
