package io.loquat.query.filter;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.operator.ShellText;
import java.util.List;

/** The conditions that a partial index may have on the documents in it. Stateless. */
final class PartialConditions {
  private PartialConditions() {}

  static void check(Filter filter) {
    switch (filter) {
      case Filter.All() -> {}
      case And(List<Filter> filters) -> filters.forEach(PartialConditions::check);
      case Or(List<Filter> filters) -> filters.forEach(PartialConditions::check);
      case Field(_, Predicate predicate) -> {
        if (!isAllowed(predicate)) {
          throw unsupported(filter);
        }
      }
      case DocumentCondition condition -> throw notAllowed(condition);
      case Nor _, MetaCondition _ -> throw unsupported(filter);
    }
  }

  private static boolean isAllowed(Predicate predicate) {
    return switch (predicate) {
      case Eq _, Gt _, Gte _, Lt _, Lte _, In _, Type _, GeoWithin _, GeoIntersects _ -> true;
      case Exists exists -> exists.wanted();
      default -> false;
    };
  }

  /** Those that look at whole documents are refused as MongoDB's parser refuses them here. */
  private static CommandException notAllowed(DocumentCondition condition) {
    String name = condition.describe().getFirstKey();
    return switch (name) {
      case "$expr" ->
          new CommandException(
              ErrorCode.QUERY_FEATURE_NOT_ALLOWED, name + " is not allowed in this context");
      case "$where", "$text" ->
          new CommandException(ErrorCode.BAD_VALUE, name + " is not allowed in this context");
      default -> unsupported(condition);
    };
  }

  private static CommandException unsupported(Filter filter) {
    return new CommandException(
        ErrorCode.CANNOT_CREATE_INDEX,
        "Expression not supported in partial index: " + ShellText.of(FilterText.describe(filter)));
  }
}
