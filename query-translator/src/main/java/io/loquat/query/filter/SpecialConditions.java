package io.loquat.query.filter;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import java.util.List;
import java.util.Set;

/**
 * Conditions that have nothing to say about single elements of arrays: MongoDB refuses them where
 * the element that matched is asked for. Stateless.
 */
final class SpecialConditions {
  private static final Set<String> NAMES = Set.of("$expr", "$jsonSchema");

  private SpecialConditions() {}

  static void refuse(Filter filter) {
    switch (filter) {
      case And(List<Filter> filters) -> filters.forEach(SpecialConditions::refuse);
      case Or(List<Filter> filters) -> filters.forEach(SpecialConditions::refuse);
      case Nor(List<Filter> filters) -> filters.forEach(SpecialConditions::refuse);
      case Field(_, Near _) -> throw Near.notAllowed();
      case DocumentCondition condition -> refuse(condition.describe().getFirstKey());
      case Field _, MetaCondition _, Filter.All() -> {}
    }
  }

  private static void refuse(String name) {
    if (NAMES.contains(name)) {
      throw new CommandException(
          ErrorCode.QUERY_FEATURE_NOT_ALLOWED, name + " is not allowed in this context");
    }
  }
}
