package io.loquat.query.plan;

import io.loquat.query.filter.Filter;
import io.loquat.query.filter.Filters;
import io.loquat.query.filter.IndexCondition;
import io.loquat.query.filter.IndexCondition.OnField;
import io.loquat.query.index.IndexField;
import io.loquat.query.index.IndexSpec;
import io.loquat.query.sort.Sort;
import io.loquat.query.text.TextSearch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.BsonValue;

/** Makes the plan of a search for text that all matches must meet. Stateless. */
final class TextCandidates {
  private TextCandidates() {}

  /**
   * The plan; empty if the search is one of several branches.
   *
   * @throws io.loquat.model.CommandException NoQueryExecutionPlans (291) as {@link TextRules}
   */
  static Optional<Candidate> of(PlanRequest request, List<UsableIndex> indexes) {
    List<IndexSpec> specs = indexes.stream().map(UsableIndex::spec).toList();
    Optional<List<BsonValue>> before = TextRules.before(request.filter(), specs);
    Optional<IndexSpec> spec =
        specs.stream().filter(each -> each.has(IndexField.Kind.TEXT)).findFirst();
    return before.isEmpty() || spec.isEmpty()
        ? Optional.empty()
        : of(request, spec.get(), before.get());
  }

  private static Optional<Candidate> of(
      PlanRequest request, IndexSpec spec, List<BsonValue> before) {
    List<IndexCondition> parts = PartialFilters.parts(request.filter());
    List<Filter> rest = new ArrayList<>();
    for (IndexCondition part : parts) {
      switch (part) {
        case OnField field -> {
          if (!isSettled(field, spec, before.size())) {
            rest.add(field.origin());
          }
        }
        case IndexCondition.Any any -> rest.add(any.origin());
        case IndexCondition.Other(Filter origin) -> rest.add(origin);
        case IndexCondition.All _ -> {
          return Optional.empty();
        }
      }
    }
    Optional<Filter> text =
        rest.stream().filter(each -> Filters.textSearch(each).isPresent()).findFirst();
    text.ifPresent(rest::remove);
    return text.map(filter -> candidate(request, spec, before, filter, rest));
  }

  /** No array may be in a field before the terms, so its key says all of it that is no text. */
  private static boolean isSettled(OnField field, IndexSpec spec, int before) {
    return spec.fields().subList(0, before).stream()
            .anyMatch(each -> each.path().equals(field.path()))
        && field.equalTo().filter(TextCandidates::isPlain).isPresent();
  }

  private static boolean isPlain(BsonValue value) {
    return switch (value.getBsonType()) {
      case INT32, INT64, DOUBLE, BOOLEAN, DATE_TIME, OBJECT_ID -> true;
      default -> false;
    };
  }

  private static Candidate candidate(
      PlanRequest request,
      IndexSpec spec,
      List<BsonValue> before,
      Filter filter,
      List<Filter> rest) {
    TextSearch search = Filters.textSearch(filter).orElseThrow();
    boolean scored = request.sort().map(Sort::readsMeta).orElse(false);
    PlanNode node = new PlanNode.TextMatch(spec, before, search, filter, scored);
    if (!rest.isEmpty()) {
      node = new PlanNode.Fetch(node, Optional.of(Filters.and(rest)));
    }
    boolean sorts = request.sort().isPresent();
    if (sorts) {
      node = new PlanNode.SortRows(node, request.sort().get(), request.rowsWanted());
    }
    return new Candidate(spec.name(), node, List.of(), sorts, before.size(), false, false);
  }
}
