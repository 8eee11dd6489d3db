package io.loquat.query.update;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.context.QueryContext;
import io.loquat.query.filter.Filter;
import io.loquat.query.filter.Filters;
import io.loquat.query.operator.ShellText;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** The {@code arrayFilters} of an update by their identifiers. Immutable. */
final class ArrayFilters {
  static final ArrayFilters NONE = new ArrayFilters(Map.of());

  private final Map<String, Filter> filters;

  private ArrayFilters(Map<String, Filter> filters) {
    this.filters = filters;
  }

  static ArrayFilters parse(List<BsonDocument> sources, QueryContext context) {
    Map<String, Filter> filters = new LinkedHashMap<>();
    for (BsonDocument source : sources) {
      RestrictedFilter.check(source);
      Filter filter = Filters.parseWithoutMeta(source, context);
      String identifier = ArrayFilterName.of(source);
      if (filters.putIfAbsent(identifier, filter) != null) {
        throw failedToParse(
            "Found multiple array filters with the same top-level field name " + identifier);
      }
    }
    return new ArrayFilters(filters);
  }

  boolean isEmpty() {
    return filters.isEmpty();
  }

  /** Whether a part of a path is {@code $[]} or {@code $[identifier]}. */
  static boolean isIdentifier(String part) {
    return part.startsWith("$[") && part.endsWith("]");
  }

  /** The identifier in such a part; empty for all elements. */
  static String identifier(String part) {
    return part.substring(2, part.length() - 1);
  }

  /**
   * @throws CommandException BadValue if there is no such filter
   */
  void require(String identifier, String path) {
    if (!identifier.isEmpty() && !filters.containsKey(identifier)) {
      throw new CommandException(
          ErrorCode.BAD_VALUE,
          "No array filter found for identifier '%s' in path '%s'".formatted(identifier, path));
    }
  }

  /**
   * @throws CommandException FailedToParse if a filter is in no path of the update
   */
  void requireUse(PathTree.Branch changes, BsonDocument update) {
    Set<String> used = new HashSet<>();
    collect(changes, used);
    for (String identifier : filters.keySet()) {
      if (!used.contains(identifier)) {
        throw failedToParse(
            "The array filter for identifier '%s' was not used in the update %s"
                .formatted(identifier, ShellText.of(update)));
      }
    }
  }

  private static void collect(PathTree tree, Set<String> used) {
    if (tree instanceof PathTree.Elements elements) {
      used.addAll(elements.children().keySet());
    }
    if (tree instanceof PathTree.Inner inner) {
      inner.children().values().forEach(child -> collect(child, used));
    }
  }

  /** All changes whose filters the element matches, merged; empty if there are none. */
  Optional<PathTree> select(PathTree.Elements elements, BsonValue element, Trail place) {
    PathTree selected = null;
    for (Map.Entry<String, PathTree> change : elements.children().entrySet()) {
      if (matches(change.getKey(), element)) {
        selected =
            selected == null
                ? change.getValue()
                : PathTree.merge(selected, change.getValue(), place);
      }
    }
    return Optional.ofNullable(selected);
  }

  private boolean matches(String identifier, BsonValue element) {
    Filter filter = filters.get(identifier);
    return filter == null || Filters.matches(filter, new BsonDocument(identifier, element));
  }

  private static CommandException failedToParse(String message) {
    return new CommandException(ErrorCode.FAILED_TO_PARSE, message);
  }
}
