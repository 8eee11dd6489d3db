package io.loquat.query.context;

import io.loquat.model.BsonOrder;
import io.loquat.model.TextOrder;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.bson.BsonArray;
import org.bson.BsonDateTime;
import org.bson.BsonValue;

/**
 * What the command around them says to all filters, expressions, updates, projections and sorts: it
 * is known when they are parsed, and they keep of it what they need. Immutable.
 *
 * @param texts the collation
 * @param variables by name without {@code $$}: those of {@code let} and the system's, such as NOW;
 *     {@link io.loquat.model.MissingValue} for one that is set to nothing
 * @param timeLimit the command's
 */
public record QueryContext(TextOrder texts, Map<String, BsonValue> variables, TimeLimit timeLimit) {
  public QueryContext {
    variables = Map.copyOf(variables);
  }

  /** Without collation, {@code let} or time limit; the time is now. */
  public static QueryContext plain() {
    return new QueryContext(
        TextOrder.BINARY,
        Map.of(
            "NOW", new BsonDateTime(Instant.now().toEpochMilli()), "USER_ROLES", new BsonArray()),
        TimeLimit.NONE);
  }

  /** How values compare under the collation. */
  public BsonOrder order() {
    return BsonOrder.of(texts);
  }

  /** The same with another collation. */
  public QueryContext withTexts(TextOrder other) {
    return new QueryContext(other, variables, timeLimit);
  }

  /** The same with further variables, which hide those of the same name. */
  public QueryContext withVariables(Map<String, BsonValue> further) {
    Map<String, BsonValue> all = new HashMap<>(variables);
    all.putAll(further);
    return new QueryContext(texts, all, timeLimit);
  }

  /** The same with another time limit. */
  public QueryContext withTimeLimit(TimeLimit other) {
    return new QueryContext(texts, variables, other);
  }
}
