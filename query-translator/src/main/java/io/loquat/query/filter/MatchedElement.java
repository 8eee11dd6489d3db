package io.loquat.query.filter;

import io.loquat.query.meta.DocumentMeta;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import org.bson.BsonDocument;

/**
 * Which condition of a filter the positional operator {@code $} follows. Stateless.
 *
 * <p>MongoDB sorts the conditions of a filter by kind and path before it asks them; of those of an
 * {@code $and} the last one that looked into an array counts, of those of an {@code $or} the first
 * one that matches.
 */
final class MatchedElement {
  /** The kinds in MongoDB's order; those that are not here come last. */
  private static final List<String> KINDS =
      List.of(
          "$and",
          "$or",
          "$elemMatch",
          "$size",
          "$eq",
          "$lte",
          "$lt",
          "$gt",
          "$gte",
          "$regex",
          "$mod",
          "$exists",
          "$in",
          "$bitsAllSet",
          "$bitsAllClear",
          "$bitsAnySet",
          "$bitsAnyClear",
          "$not",
          "$nor",
          "$type");

  private static final Comparator<Filter> ORDER =
      Comparator.comparingInt(MatchedElement::rank).thenComparing(MatchedElement::path);

  private MatchedElement() {}

  /** Of a document that matches. */
  static OptionalInt of(Filter filter, BsonDocument document, DocumentMeta meta) {
    return switch (filter) {
      case And(List<Filter> filters) ->
          filters.stream()
              .sorted(ORDER.reversed())
              .map(part -> of(part, document, meta))
              .filter(OptionalInt::isPresent)
              .findFirst()
              .orElse(OptionalInt.empty());
      case Or(List<Filter> filters) ->
          filters.stream()
              .sorted(ORDER)
              .filter(part -> Filters.matches(part, document, meta))
              .findFirst()
              .map(part -> of(part, document, meta))
              .orElse(OptionalInt.empty());
      case Field(Path path, Predicate predicate) -> element(predicate.place(path, document));
      case Nor _, MetaCondition _, DocumentCondition _, Filter.All() -> OptionalInt.empty();
    };
  }

  private static OptionalInt element(int place) {
    return place < 0 ? OptionalInt.empty() : OptionalInt.of(place);
  }

  private static int rank(Filter filter) {
    int rank = KINDS.indexOf(kind(filter));
    return rank < 0 ? KINDS.size() : rank;
  }

  private static String kind(Filter filter) {
    return switch (filter) {
      case And _ -> And.SPEC.name();
      case Or _ -> Or.SPEC.name();
      case Nor _ -> Nor.SPEC.name();
      case Field(_, Predicate predicate) -> predicate.spec().name();
      case MetaCondition _, DocumentCondition _, Filter.All() -> "";
    };
  }

  private static String path(Filter filter) {
    return filter instanceof Field(Path path, _) ? path.text() : "";
  }
}
