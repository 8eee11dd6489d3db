package io.loquat.query.filter;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.meta.DocumentMeta;
import io.loquat.query.text.TextSearch;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.BsonDocument;

/**
 * A search that a document must match, in the texts that its collection's text index holds.
 *
 * @param operand as the client wrote it
 */
record TextMatch(BsonDocument operand, TextSearch search) implements DocumentCondition {
  /** All searches of a filter; a valid one has one at most. */
  static Stream<TextMatch> within(Filter filter) {
    return switch (filter) {
      case And(List<Filter> filters) -> filters.stream().flatMap(TextMatch::within);
      case Or(List<Filter> filters) -> filters.stream().flatMap(TextMatch::within);
      case Nor(List<Filter> filters) -> filters.stream().flatMap(TextMatch::within);
      case TextMatch text -> Stream.of(text);
      case Field _, MetaCondition _, DocumentCondition _, Filter.All() -> Stream.empty();
    };
  }

  /** The one search of a valid filter. */
  static Optional<TextMatch> find(Filter filter) {
    return within(filter).findFirst();
  }

  /** Checks where in a filter the search stands. */
  static void check(Filter filter) {
    if (isNegated(filter)) {
      throw refused("text expression not allowed in nor");
    }
    long count = within(filter).count();
    if (count > 1) {
      throw refused("Too many text expressions");
    }
    if (count == 1 && hasNear(filter)) {
      throw refused("text and geoNear not allowed in same query");
    }
  }

  private static boolean isNegated(Filter filter) {
    return switch (filter) {
      case And(List<Filter> filters) -> filters.stream().anyMatch(TextMatch::isNegated);
      case Or(List<Filter> filters) -> filters.stream().anyMatch(TextMatch::isNegated);
      case Nor nor -> find(nor).isPresent();
      case Field _, MetaCondition _, DocumentCondition _, Filter.All() -> false;
    };
  }

  private static boolean hasNear(Filter filter) {
    return switch (filter) {
      case And(List<Filter> filters) -> filters.stream().anyMatch(TextMatch::hasNear);
      case Field(_, Near _) -> true;
      case Or _, Nor _, Field _, MetaCondition _, DocumentCondition _, Filter.All() -> false;
    };
  }

  private static CommandException refused(String message) {
    return new CommandException(ErrorCode.BAD_VALUE, message);
  }

  @Override
  public boolean matches(BsonDocument document, DocumentMeta meta) {
    return search.matches(document);
  }

  @Override
  public boolean readsMeta() {
    return false;
  }

  @Override
  public BsonDocument describe() {
    return new BsonDocument(Text.SPEC.name(), operand);
  }
}
