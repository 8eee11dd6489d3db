package io.loquat.query.update;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** The identifier of an array filter: the first part of every path in it. */
final class ArrayFilterName {
  private static final Pattern VALID = Pattern.compile("[a-z][a-zA-Z0-9]*");

  private ArrayFilterName() {}

  /**
   * @param filter one that could be parsed
   */
  static String of(BsonDocument filter) {
    String name =
        find(filter)
            .orElseThrow(
                () ->
                    new CommandException(
                        ErrorCode.FAILED_TO_PARSE,
                        "Cannot use an expression without a top-level field name in"
                            + " arrayFilters"));
    if (!VALID.matcher(name).matches()) {
      throw new CommandException(
          ErrorCode.BAD_VALUE,
          "Error parsing array filter :: caused by :: The top-level field name must be an"
              + " alphanumeric string beginning with a lowercase letter, found '%s'"
                  .formatted(name));
    }
    return name;
  }

  private static Optional<String> find(BsonDocument filter) {
    Optional<String> found = Optional.empty();
    for (Map.Entry<String, BsonValue> condition : filter.entrySet()) {
      found = same(found, find(condition.getKey(), condition.getValue()));
    }
    return found;
  }

  private static Optional<String> find(String name, BsonValue argument) {
    if (!name.startsWith("$")) {
      int dot = name.indexOf('.');
      return Optional.of(dot < 0 ? name : name.substring(0, dot));
    }
    Optional<String> found = Optional.empty();
    if (argument instanceof BsonArray clauses) {
      for (BsonValue clause : clauses) {
        found = same(found, clause instanceof BsonDocument filter ? find(filter) : found);
      }
    }
    return found;
  }

  private static Optional<String> same(Optional<String> one, Optional<String> other) {
    if (one.isPresent() && other.isPresent() && !one.equals(other)) {
      throw new CommandException(
          ErrorCode.FAILED_TO_PARSE,
          "Error parsing array filter :: caused by :: Expected a single top-level field name,"
              + " found '%s' and '%s'".formatted(one.get(), other.get()));
    }
    return one.or(() -> other);
  }
}
