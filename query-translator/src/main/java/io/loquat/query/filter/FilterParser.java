package io.loquat.query.filter;

import io.loquat.query.context.QueryContext;
import io.loquat.query.filter.Operators.LogicalOperator;
import io.loquat.query.meta.MetaPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** Turns BSON into filters, and says where it cannot. */
final class FilterParser {
  /** The fields of a DBRef, which look like operators but are data. */
  private static final Set<String> REFERENCE_NAMES = Set.of("$ref", "$id", "$db");

  private FilterParser() {}

  /**
   * @param allowsNear whether the filter may say in which order documents come
   */
  static Filter parse(BsonDocument filter, QueryContext context, boolean allowsNear) {
    return filter(filter, new Place.Root(context, allowsNear));
  }

  /** A filter for elements of arrays that are documents. */
  static Filter parseElement(BsonDocument filter, Place place) {
    return filter(filter, place);
  }

  private static Filter filter(BsonDocument filter, Place place) {
    List<Filter> parts = new ArrayList<>(filter.size());
    for (Map.Entry<String, BsonValue> entry : filter.entrySet()) {
      add(entry.getKey(), entry.getValue(), place.at(entry.getKey()), parts);
    }
    return And.of(parts);
  }

  private static void add(String name, BsonValue value, Place place, List<Filter> parts) {
    if (!name.startsWith("$") || REFERENCE_NAMES.contains(name)) {
      Path path = Path.of(name);
      conditions(path, value, place).forEach(condition -> parts.add(new Field(path, condition)));
    } else if (MetaPath.isMeta(name) && !place.isWithinElements()) {
      MetaPath meta =
          MetaPath.find(name).orElseThrow(() -> place.error(MetaPath.unknownMessage(name)));
      conditions(Path.of(name), value, place)
          .forEach(condition -> parts.add(MetaCondition.of(meta, condition)));
    } else if (!name.equals("$comment")) {
      parts.add(
          Operators.document(name)
              .<Filter>map(operator -> operator.parser().parse(value, place))
              .orElseGet(() -> logical(name, value, place)));
    }
  }

  private static Filter logical(String name, BsonValue value, Place place) {
    LogicalOperator operator = Operators.logical(name, place);
    return operator.combination().of(entries(name, value, place));
  }

  private static List<Filter> entries(String name, BsonValue value, Place place) {
    if (!value.isArray()) {
      throw place.error(name + " must be an array");
    }
    BsonArray array = value.asArray();
    if (array.isEmpty()) {
      throw place.error("$and/$or/$nor must be a nonempty array");
    }
    List<Filter> filters = new ArrayList<>(array.size());
    for (int i = 0; i < array.size(); i++) {
      if (!array.get(i).isDocument()) {
        throw place.error("$or/$and/$nor entries need to be full objects");
      }
      filters.add(filter(array.get(i).asDocument(), place.entry(i)));
    }
    return filters;
  }

  private static List<Predicate> conditions(Path path, BsonValue value, Place place) {
    if (value.isRegularExpression()) {
      return List.of(RegexMatch.of(value.asRegularExpression(), place));
    }
    return holdsOperators(value)
        ? predicates(value.asDocument(), path, place)
        : List.of(Eq.parse(value, path, place));
  }

  /** The operators of a document such as {@code {$gt: 5, $lt: 8}}. */
  static List<Predicate> predicates(BsonDocument operators, Path path, Place place) {
    if (Near.begins(operators)) {
      return List.of(Near.parse(operators, place));
    }
    GeoShape.checkAlone(operators, place);
    boolean regex = operators.containsKey(RegexMatch.SPEC.name());
    List<Predicate> predicates = new ArrayList<>(operators.size());
    for (Map.Entry<String, BsonValue> entry : operators.entrySet()) {
      String name = entry.getKey();
      Place operatorPlace = place.at(name);
      if (name.equals(RegexMatch.SPEC.name())) {
        predicates.add(RegexMatch.parse(operators, operatorPlace));
      } else if (!(regex && name.equals("$options"))) {
        predicates.add(
            Operators.field(name, operatorPlace)
                .parser()
                .parse(entry.getValue(), path, operatorPlace));
      }
    }
    return predicates;
  }

  /** Whether a value is a document of operators; its first name decides. */
  static boolean holdsOperators(BsonValue value) {
    if (!value.isDocument() || value.asDocument().isEmpty()) {
      return false;
    }
    BsonDocument document = value.asDocument();
    return document.getFirstKey().startsWith("$")
        && !(document.containsKey("$ref") && document.containsKey("$id"));
  }

  /** Whether a filter for elements is one for the fields of a DBRef. */
  static boolean isReference(BsonDocument filter) {
    return REFERENCE_NAMES.stream().anyMatch(filter::containsKey);
  }
}
