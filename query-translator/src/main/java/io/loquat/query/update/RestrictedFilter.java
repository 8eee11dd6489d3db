package io.loquat.query.update;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import java.util.Map;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * What MongoDB forbids in filters for elements of arrays: conditions that need the whole document,
 * an index, or another language. Checked before such a filter is parsed; what has another form than
 * a filter is left to its parser, and so is what lies deeper than that follows.
 */
final class RestrictedFilter {
  private RestrictedFilter() {}

  /**
   * @throws CommandException with MongoDB's code for the operator
   */
  static void check(BsonDocument filter) {
    check(filter, UpdatePath.DEPTH_MAX);
  }

  private static void check(BsonDocument filter, int depthLeft) {
    if (depthLeft == 0) {
      return;
    }
    for (Map.Entry<String, BsonValue> condition : filter.entrySet()) {
      switch (condition.getKey()) {
        case "$and", "$or", "$nor" -> checkAll(condition.getValue(), depthLeft - 1);
        case "$expr", "$jsonSchema" ->
            throw refused(ErrorCode.QUERY_FEATURE_NOT_ALLOWED, condition.getKey());
        case "$where", "$text" -> throw refused(ErrorCode.BAD_VALUE, condition.getKey());
        default -> checkField(condition.getKey(), condition.getValue(), depthLeft - 1);
      }
    }
  }

  private static void checkAll(BsonValue filters, int depthLeft) {
    if (filters instanceof BsonArray array) {
      for (BsonValue filter : array) {
        if (filter instanceof BsonDocument document) {
          check(document, depthLeft);
        }
      }
    }
  }

  private static void checkField(String name, BsonValue condition, int depthLeft) {
    switch (name) {
      case "$near", "$nearSphere", "$geoNear" ->
          throw new CommandException(
              ErrorCode.location(5626500),
              "$geoNear, $near, and $nearSphere are not allowed in this context");
      default -> {
        boolean nested = !name.startsWith("$") || name.equals("$not") || name.equals("$elemMatch");
        if (nested
            && condition instanceof BsonDocument operators
            && !operators.isEmpty()
            && (name.startsWith("$") || operators.getFirstKey().startsWith("$"))) {
          check(operators, depthLeft);
        }
      }
    }
  }

  private static CommandException refused(ErrorCode code, String operator) {
    return new CommandException(code, operator + " is not allowed in this context");
  }
}
