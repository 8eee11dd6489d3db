package io.loquat.query.filter;

import io.loquat.model.ArrayIndex;
import io.loquat.query.filter.IndexCondition.Element;
import io.loquat.query.filter.IndexCondition.OnField;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.bson.BsonDocument;

/** Makes conditions for the planner of filters. Confined to one filter. */
final class IndexConditions {
  private int elementMatches;

  private IndexConditions() {}

  static IndexCondition of(Filter filter) {
    return new IndexConditions().condition(filter);
  }

  private IndexCondition condition(Filter filter) {
    return switch (filter) {
      case Filter.All() -> new IndexCondition.All(List.of());
      case And(List<Filter> filters) -> all(filters.stream().map(this::condition).toList());
      case Or(List<Filter> filters) -> new IndexCondition.Any(filters, filter);
      case Field(Path path, Predicate predicate) ->
          all(onField(path, predicate, List.of(), filter, true));
      case Nor _, MetaCondition _, DocumentCondition _ -> new IndexCondition.Other(filter);
    };
  }

  private static IndexCondition all(List<IndexCondition> parts) {
    List<IndexCondition> flat = new ArrayList<>();
    for (IndexCondition part : parts) {
      if (part instanceof IndexCondition.All(List<IndexCondition> inner)) {
        flat.addAll(inner);
      } else {
        flat.add(part);
      }
    }
    return flat.size() == 1 ? flat.getFirst() : new IndexCondition.All(flat);
  }

  private List<IndexCondition> onField(
      Path path, Predicate predicate, List<Element> elements, Filter origin, boolean whole) {
    return switch (predicate) {
      case All(_, List<Predicate> predicates) when !predicates.isEmpty() ->
          predicates.stream()
              .flatMap(
                  each ->
                      onField(path, each, elements, origin, whole && predicates.size() == 1)
                          .stream())
              .toList();
      case ElemMatch match -> onElement(path, match, elements, origin);
      default -> List.of(new OnField(path, predicate, elements, origin, whole));
    };
  }

  private List<IndexCondition> onElement(
      Path path, ElemMatch match, List<Element> outer, Filter origin) {
    List<Element> elements = new ArrayList<>(outer);
    elements.add(new Element(path.text(), elementMatches++));
    List<IndexCondition> parts = new ArrayList<>();
    switch (match.condition()) {
      case ElemMatch.OnValue(List<Predicate> predicates) -> {
        for (Predicate predicate : predicates) {
          if (!(predicate instanceof ElemMatch) && !(predicate instanceof All)) {
            parts.add(new OnField(path, predicate, elements, origin, false));
          }
        }
      }
      case ElemMatch.OnDocument(Filter filter) -> inElement(path, filter, elements, origin, parts);
    }
    parts.add(new IndexCondition.Other(origin));
    return parts;
  }

  private void inElement(
      Path array,
      Filter filter,
      List<Element> elements,
      Filter origin,
      List<IndexCondition> parts) {
    switch (filter) {
      case And(List<Filter> filters) ->
          filters.forEach(each -> inElement(array, each, elements, origin, parts));
      case Field(Path path, Predicate predicate) -> {
        // Elements that are arrays are asked by their offsets, for which indexes have no keys.
        if (!ArrayIndex.isIndex(path.names().getFirst())) {
          Path whole = Path.of(array.text() + "." + path.text());
          parts.addAll(onField(whole, predicate, elements, origin, false));
        }
      }
      case Filter.All _, Or _, Nor _, MetaCondition _, DocumentCondition _ -> {}
    }
  }

  static String shape(Filter filter) {
    return switch (filter) {
      case Filter.All() -> "{}";
      case And(List<Filter> filters) -> "and" + shapes(filters);
      case Or(List<Filter> filters) -> "or" + shapes(filters);
      case Nor(List<Filter> filters) -> "nor" + shapes(filters);
      case Field(Path path, Predicate predicate) ->
          path.text() + ":" + predicate.spec().name() + operandShape(predicate);
      case MetaCondition _ -> "meta";
      case DocumentCondition condition -> keys(condition.describe());
    };
  }

  private static String shapes(List<Filter> filters) {
    return filters.stream().map(IndexConditions::shape).collect(Collectors.joining(",", "[", "]"));
  }

  private static String operandShape(Predicate predicate) {
    return switch (predicate) {
      case ElemMatch(_, ElemMatch.OnDocument(Filter filter)) -> shape(filter);
      case ElemMatch(_, ElemMatch.OnValue(List<Predicate> predicates)) -> names(predicates);
      case Not(_, List<Predicate> predicates) -> names(predicates);
      case Exists exists -> exists.wanted() ? "1" : "0";
      case Eq eq when eq.operand().isNull() -> "null";
      default -> "";
    };
  }

  private static String names(List<Predicate> predicates) {
    return predicates.stream()
        .map(predicate -> predicate.spec().name() + operandShape(predicate))
        .collect(Collectors.joining(",", "(", ")"));
  }

  private static String keys(BsonDocument condition) {
    return condition.keySet().toString();
  }
}
