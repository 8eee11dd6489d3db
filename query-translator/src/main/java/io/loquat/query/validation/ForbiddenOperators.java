package io.loquat.query.validation;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import java.util.Map;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** The operators that no validator may have, because they need an index or run a script. */
final class ForbiddenOperators {
  private static final Set<String> GEO_NEAR = Set.of("$geoNear", "$near", "$nearSphere");

  /** Operators under which there are further filters or operators. */
  private static final Set<String> NESTING = Set.of("$and", "$elemMatch", "$nor", "$not", "$or");

  private ForbiddenOperators() {}

  static void check(BsonDocument filter) {
    for (Map.Entry<String, BsonValue> entry : filter.entrySet()) {
      String name = entry.getKey();
      check(name);
      if (NESTING.contains(name) || !name.startsWith("$")) {
        checkNested(entry.getValue());
      }
    }
  }

  private static void checkNested(BsonValue value) {
    if (value.isDocument()) {
      check(value.asDocument());
    } else if (value.isArray()) {
      value.asArray().stream()
          .filter(BsonValue::isDocument)
          .forEach(element -> check(element.asDocument()));
    }
  }

  private static void check(String name) {
    if (GEO_NEAR.contains(name)) {
      throw forbidden("$geoNear, $near, and $nearSphere are");
    }
    if (name.equals("$text") || name.equals("$where")) {
      throw forbidden(name + " is");
    }
  }

  private static CommandException forbidden(String what) {
    return new CommandException(ErrorCode.BAD_VALUE, what + " not allowed in this context");
  }
}
