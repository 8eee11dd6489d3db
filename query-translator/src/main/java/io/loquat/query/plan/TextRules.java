package io.loquat.query.plan;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.filter.Filter;
import io.loquat.query.filter.Filters;
import io.loquat.query.filter.IndexCondition;
import io.loquat.query.filter.IndexCondition.OnField;
import io.loquat.query.index.IndexField;
import io.loquat.query.index.IndexSpec;
import io.loquat.query.index.IndexedField;
import io.loquat.query.index.MultikeyPaths;
import io.loquat.query.sort.Sort;
import io.loquat.query.text.TextIndex;
import io.loquat.query.text.TextSearch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.BsonValue;

/**
 * What a search for text can stand with, and which keys of the text index it is about. A search
 * that only a scan could answer is refused, as in MongoDB. Stateless.
 */
public final class TextRules {
  private TextRules() {}

  /**
   * Checks what stands beside a filter.
   *
   * @param hinted whether the client names an index
   * @throws CommandException BadValue (2)
   */
  public static void checkBeside(Filter filter, Optional<Sort> sort, boolean hinted) {
    if (Filters.textSearch(filter).isEmpty()) {
      return;
    }
    if (hinted) {
      throw refused("text and hint not allowed in same query");
    }
    if (sort.map(Sort::naturalDirection).orElse(0) != 0) {
      throw refused("text expression not allowed with $natural sort order");
    }
  }

  private static CommandException refused(String message) {
    return new CommandException(ErrorCode.BAD_VALUE, message);
  }

  /**
   * The values that a match has in the fields before the terms of the text index.
   *
   * @param indexes of the collection that are built
   * @return empty if the filter searches for nothing, or for other matches too
   * @throws CommandException NoQueryExecutionPlans (291) if indexes alone cannot find the matches
   */
  public static Optional<List<BsonValue>> before(Filter filter, List<IndexSpec> indexes) {
    Optional<TextIndex> index = Filters.textSearch(filter).map(TextSearch::index);
    if (index.isEmpty()) {
      return Optional.empty();
    }
    if (indexes.stream().noneMatch(spec -> spec.has(IndexField.Kind.TEXT) && !spec.hidden())) {
      throw notUsable();
    }
    return before(filter, index.get(), indexes, List.of());
  }

  private static Optional<List<BsonValue>> before(
      Filter filter, TextIndex index, List<IndexSpec> indexes, List<OnField> around) {
    List<IndexCondition> parts = parts(filter);
    List<OnField> fields = new ArrayList<>(around);
    parts.stream().filter(OnField.class::isInstance).map(OnField.class::cast).forEach(fields::add);
    for (IndexCondition part : parts) {
      if (part instanceof IndexCondition.Any(List<Filter> branches, Filter origin)
          && Filters.textSearch(origin).isPresent()) {
        branches.forEach(branch -> checkBranch(branch, index, indexes, fields));
        return Optional.empty();
      }
    }
    List<IndexCondition> known = new ArrayList<>(fields);
    known.addAll(parts);
    if (!holdsMatches(indexes, known)) {
      throw notUsable();
    }
    return Optional.of(index.before().stream().map(path -> equality(path, fields)).toList());
  }

  /** A partial index is of use only where all matches are in it. */
  private static boolean holdsMatches(List<IndexSpec> indexes, List<IndexCondition> known) {
    return indexes.stream()
        .filter(spec -> spec.has(IndexField.Kind.TEXT))
        .allMatch(spec -> PartialFilters.hold(spec, known));
  }

  private static void checkBranch(
      Filter branch, TextIndex index, List<IndexSpec> indexes, List<OnField> around) {
    if (Filters.textSearch(branch).isPresent()) {
      before(branch, index, indexes, around);
    } else if (!isIndexed(branch, indexes)) {
      throw noPlan(
          "Failed to produce a solution for TEXT under OR - other non-TEXT clauses under OR have to"
              + " be indexed as well.");
    }
  }

  private static BsonValue equality(String path, List<OnField> fields) {
    return fields.stream()
        .filter(field -> field.path().equals(path))
        .flatMap(field -> field.equalTo().stream())
        .findFirst()
        .orElseThrow(TextRules::notUsable);
  }

  private static List<IndexCondition> parts(Filter filter) {
    IndexCondition condition = Filters.indexCondition(filter);
    return condition instanceof IndexCondition.All(List<IndexCondition> parts)
        ? parts
        : List.of(condition);
  }

  private static boolean isIndexed(Filter filter, List<IndexSpec> indexes) {
    return parts(filter).stream()
        .anyMatch(
            part ->
                switch (part) {
                  case OnField field ->
                      field.path().equals("_id")
                          || indexes.stream().anyMatch(index -> helps(index, field));
                  case IndexCondition.Any(List<Filter> branches, _) ->
                      branches.stream().allMatch(branch -> isIndexed(branch, indexes));
                  case IndexCondition.All _, IndexCondition.Other _ -> false;
                });
  }

  private static boolean helps(IndexSpec index, OnField field) {
    IndexField first = index.fields().getFirst();
    return !index.hidden()
        && switch (first.kind()) {
          case VALUE, HASHED, GEO_2D, GEO_2DSPHERE ->
              first.path().equals(field.path())
                  && field.bounds(IndexedField.of(index, 0, MultikeyPaths.NONE)).isPresent();
          case WILDCARD -> first.path().isEmpty() || field.path().startsWith(first.path() + ".");
          case TEXT -> false;
        };
  }

  private static CommandException notUsable() {
    return noPlan(
        "failed to use text index to satisfy $text query (if text index is compound, are equality"
            + " predicates given for all prefix fields?)");
  }

  private static CommandException noPlan(String why) {
    return new CommandException(
        ErrorCode.NO_QUERY_EXECUTION_PLANS,
        "error processing query: planner returned error :: caused by :: " + why);
  }
}
