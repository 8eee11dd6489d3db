package io.loquat.query.filter;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.context.QueryContext;
import io.loquat.query.meta.DocumentMeta;
import io.loquat.query.meta.MetaField;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.ShellText;
import io.loquat.query.sql.TranslationContext;
import io.loquat.query.text.TextSearch;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** The entry to filters for other packages. */
public final class Filters {
  private Filters() {}

  /**
   * Parses a filter.
   *
   * @throws CommandException BadValue (2) and others, the message naming the path to the mistake
   */
  public static Filter parse(BsonDocument filter, QueryContext context) {
    Filter parsed = FilterParser.parse(filter, context, true);
    Near.checkOnce(parsed);
    TextMatch.check(parsed);
    return parsed;
  }

  /**
   * Parses a filter that cannot say in which order documents come, as that of a stage.
   *
   * @throws CommandException as {@link #parse}, and 5626500 for {@code $near}
   */
  public static Filter parseUnordered(BsonDocument filter, QueryContext context) {
    Filter parsed = FilterParser.parse(filter, context, false);
    TextMatch.check(parsed);
    return parsed;
  }

  /** Parses a filter that stands in no command: without collation, variables or time limit. */
  public static Filter parse(BsonDocument filter) {
    return parse(filter, QueryContext.plain());
  }

  /**
   * Parses a filter for documents that are none of a collection: elements of arrays, descriptions.
   *
   * @throws CommandException as {@link #parse}, and BadValue (2) for a condition on {@code $meta},
   *     which such documents do not have
   */
  public static Filter parseWithoutMeta(BsonDocument filter, QueryContext context) {
    Filter parsed = parseUnordered(filter, context);
    if (readsMeta(parsed)) {
      throw new CommandException(
          ErrorCode.BAD_VALUE,
          "$meta is only there in filters for the documents of a collection, and not in "
              + ShellText.of(filter));
    }
    return parsed;
  }

  /**
   * Checks that a filter can tell which element of an array made it match.
   *
   * @throws CommandException QueryFeatureNotAllowed (224) for {@code $expr} and {@code
   *     $jsonSchema}, 5626500 for {@code $near}
   */
  public static void checkPositional(Filter filter) {
    SpecialConditions.refuse(filter);
  }

  /**
   * Checks that an index can be of only the documents that a filter matches.
   *
   * @throws CommandException CannotCreateIndex (67) and others for operators that MongoDB does not
   *     allow there
   */
  public static void checkPartial(Filter filter) {
    PartialConditions.check(filter);
  }

  /** What is searched for in the documents' texts. */
  public static Optional<TextSearch> textSearch(Filter filter) {
    return TextMatch.find(filter).map(TextMatch::search);
  }

  /** What sorts and projections beside a filter mean: they can read what it computes. */
  public static QueryContext beside(Filter filter, QueryContext context) {
    if (textSearch(filter).isPresent()) {
      return context.withComputed(Set.of(MetaField.TEXT_SCORE));
    }
    return near(filter).isPresent()
        ? context.withComputed(Set.of(MetaField.GEO_NEAR_DISTANCE, MetaField.GEO_NEAR_POINT))
        : context;
  }

  /** The paths that a filter reads of documents; empty if it may read others. */
  public static Optional<Set<String>> paths(Filter filter) {
    Set<String> paths = new TreeSet<>();
    return collectPaths(List.of(filter), paths) ? Optional.of(paths) : Optional.empty();
  }

  private static boolean collectPaths(List<Filter> filters, Set<String> paths) {
    for (Filter filter : filters) {
      boolean known =
          switch (filter) {
            case Filter.All() -> true;
            case And(List<Filter> parts) -> collectPaths(parts, paths);
            case Or(List<Filter> parts) -> collectPaths(parts, paths);
            case Nor(List<Filter> parts) -> collectPaths(parts, paths);
            case Field(Path path, Predicate _) -> {
              paths.add(path.text());
              yield true;
            }
            case MetaCondition _, DocumentCondition _ -> false;
          };
      if (!known) {
        return false;
      }
    }
    return true;
  }

  /** Whether a condition is on {@code $meta}. */
  public static boolean readsMeta(Filter filter) {
    return MetaCondition.within(filter);
  }

  /** The filter that matches what all of these match. */
  public static Filter and(List<Filter> filters) {
    return And.of(filters.stream().filter(f -> !(f instanceof Filter.All)).toList());
  }

  /** The operators there are, with examples that hold in Java and in SQL. */
  public static List<OperatorSpec> operators() {
    return Operators.SPECS;
  }

  /** Whether a document that has no {@code $meta} matches. */
  public static boolean matches(Filter filter, BsonDocument document) {
    return matches(filter, document, DocumentMeta.NONE);
  }

  /**
   * Whether the document matches: the truth that SQL must agree with.
   *
   * @param document as the client sees it
   * @param meta the document's
   */
  public static boolean matches(Filter filter, BsonDocument document, DocumentMeta meta) {
    return switch (filter) {
      case Filter.All() -> true;
      case And(List<Filter> filters) -> all(filters, document, meta);
      case Or(List<Filter> filters) -> any(filters, document, meta);
      case Nor(List<Filter> filters) -> !any(filters, document, meta);
      case Field(Path path, Predicate predicate) -> predicate.matches(path, document);
      case MetaCondition condition -> condition.matches(meta);
      case DocumentCondition condition -> condition.matches(document, meta);
    };
  }

  private static boolean all(List<Filter> filters, BsonDocument document, DocumentMeta meta) {
    for (Filter filter : filters) {
      if (!matches(filter, document, meta)) {
        return false;
      }
    }
    return true;
  }

  private static boolean any(List<Filter> filters, BsonDocument document, DocumentMeta meta) {
    for (Filter filter : filters) {
      if (matches(filter, document, meta)) {
        return true;
      }
    }
    return false;
  }

  /**
   * The element that the positional operator {@code $} means: its offset in the outermost array on
   * the path of the condition that made the document match. Empty if the document does not match,
   * or no such condition looked into an array.
   */
  public static OptionalInt matchedElement(
      Filter filter, BsonDocument document, DocumentMeta meta) {
    return matches(filter, document, meta)
        ? MatchedElement.of(filter, document, meta)
        : OptionalInt.empty();
  }

  /** The {@code $near} or {@code $nearSphere} of a filter, which only an index can answer. */
  public static Optional<NearCondition> near(Filter filter) {
    return Near.within(filter);
  }

  /** The filter of such a condition alone. */
  public static Filter near(NearCondition condition) {
    return Near.of(condition);
  }

  /** What is left of a filter without its {@link #near}. */
  public static Filter withoutNear(Filter filter) {
    return Near.without(filter);
  }

  /** The error for a {@link #near} that no index answers. */
  public static CommandException noIndexForNear() {
    return Near.noIndex();
  }

  /** The SQL condition that selects a superset of the matches, and what is left to check. */
  public static FilterPlan plan(Filter filter, TranslationContext context) {
    return FilterSql.plan(filter, context);
  }

  /** The filter as far as indexes may help with it. */
  public static IndexCondition indexCondition(Filter filter) {
    return IndexConditions.of(filter);
  }

  /**
   * The filter with placeholders for values: what queries that differ in values alone have in
   * common.
   */
  public static String shape(Filter filter) {
    return IndexConditions.shape(filter);
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

  /** The one {@code _id} that a match must have, if the filter names one. */
  public static Optional<BsonValue> namedId(Filter filter) {
    return ids(filter).filter(ids -> ids.size() == 1).map(List::getFirst);
  }

  /** Whether the filter says nothing but that {@code _id} is one of {@link #ids}. */
  public static boolean isIdOnly(Filter filter) {
    return IdFilter.isIdOnly(filter);
  }

  /** The value, if the filter says nothing but that the field is equal to it. */
  public static Optional<BsonValue> onlyEquals(Filter filter, String field) {
    return filter instanceof Field(Path path, Eq eq) && path.is(field)
        ? Optional.of(eq.operand())
        : Optional.empty();
  }

  /**
   * The fields that an upsert takes from the filter: those it fixes by equality, at top level or in
   * {@code $and}, as a document with dotted paths expanded.
   *
   * @throws CommandException NotSingleValueField (54) if it fixes a field twice
   */
  public static BsonDocument upsertSeed(Filter filter) {
    return UpsertSeed.of(filter);
  }

  /**
   * What an upsert with a replacement takes from the filter: the {@code _id} alone, if it is fixed.
   *
   * @throws CommandException NotSingleValueField (54) if it is fixed twice, NotExactValueField
   *     (111) if only a field of it is
   */
  public static BsonDocument upsertId(Filter filter) {
    return UpsertSeed.idOf(filter);
  }
}
