package io.loquat.query.filter;

import java.util.List;
import java.util.Optional;
import org.bson.BsonValue;

/** What a filter says of {@code _id}, so that key lookups can be told from scans. */
final class IdFilter {
  static final String ID = "_id";

  private IdFilter() {}

  static Optional<List<BsonValue>> ids(Filter filter) {
    return switch (filter) {
      case And(List<Filter> filters) ->
          filters.stream().map(IdFilter::ids).flatMap(Optional::stream).findFirst();
      case Field(Path path, Eq eq) when path.is(ID) && !eq.comparison().isCollated() ->
          Optional.of(List.of(eq.operand()));
      case Field(Path path, In in)
          when path.is(ID) && !in.membership().isCollated() && !in.membership().hasPatterns() ->
          Optional.of(List.copyOf(in.membership().values()));
      case Filter.All(), Or(_), Nor(_), Field(_, _), MetaCondition _, DocumentCondition _ ->
          Optional.empty();
    };
  }

  static boolean isIdOnly(Filter filter) {
    return filter instanceof Field
        && ids(filter).filter(ids -> ids.stream().noneMatch(IdFilter::asksForMore)).isPresent();
  }

  /** Arrays and regular expressions match other values too. */
  private static boolean asksForMore(BsonValue operand) {
    return operand.isArray() || operand.isRegularExpression();
  }
}
