package io.loquat.query.filter;

import io.loquat.query.operator.OperatorSpec;
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
    return FilterParser.parse(filter);
  }

  /** The filter that matches what all of these match. */
  public static Filter and(List<Filter> filters) {
    return And.of(filters.stream().filter(f -> !(f instanceof Filter.All)).toList());
  }

  /** The operators there are, with examples that hold in Java and in SQL. */
  public static List<OperatorSpec> operators() {
    return Operators.SPECS;
  }

  /** Whether the document, as the client sees it, matches: the truth that SQL must agree with. */
  public static boolean matches(Filter filter, BsonDocument document) {
    return switch (filter) {
      case Filter.All() -> true;
      case And(List<Filter> filters) -> all(filters, document);
      case Or(List<Filter> filters) -> any(filters, document);
      case Nor(List<Filter> filters) -> !any(filters, document);
      case Field(Path path, Predicate predicate) -> predicate.matches(path, document);
    };
  }

  private static boolean all(List<Filter> filters, BsonDocument document) {
    for (Filter filter : filters) {
      if (!matches(filter, document)) {
        return false;
      }
    }
    return true;
  }

  private static boolean any(List<Filter> filters, BsonDocument document) {
    for (Filter filter : filters) {
      if (matches(filter, document)) {
        return true;
      }
    }
    return false;
  }

  /** The SQL condition that selects a superset of the matches, and what is left to check. */
  public static FilterPlan plan(Filter filter, TranslationContext context) {
    return FilterSql.plan(filter, context);
  }

  /** The filter as BSON, as {@code explain} shows a residual. */
  public static BsonDocument describe(Filter filter) {
    return FilterText.describe(filter);
  }

  /**
   * The values of {@code _id} that the filter allows at most, if it names them by equality or
   * {@code $in}: a match has one of these ids. Empty if the filter says nothing of the kind.
   */
  public static Optional<List<BsonValue>> ids(Filter filter) {
    return IdFilter.ids(filter);
  }

  /** Whether the filter says nothing but {@code _id} equal to one value (no array, no regex). */
  public static boolean isIdOnly(Filter filter) {
    return IdFilter.isIdOnly(filter);
  }

  /**
   * The fields that an upsert takes from the filter: those it fixes by equality, at top level or in
   * {@code $and}, as a document with dotted paths expanded.
   *
   * @throws io.loquat.model.CommandException NotSingleValueField (54) if it fixes a field twice
   */
  public static BsonDocument upsertSeed(Filter filter) {
    return UpsertSeed.of(filter);
  }
}
