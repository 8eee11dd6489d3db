package io.loquat.query.context;

import io.loquat.model.BsonOrder;
import io.loquat.model.TextOrder;
import io.loquat.query.meta.MetaField;
import io.loquat.query.text.TextIndex;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
 * @param textIndex that of the collection, without which there is no {@code $text}
 * @param computed what the filter computes of each match, for <code>{$meta: ...}</code> to read
 */
public record QueryContext(
    TextOrder texts,
    Map<String, BsonValue> variables,
    TimeLimit timeLimit,
    Optional<TextIndex> textIndex,
    Set<MetaField> computed) {
  public QueryContext {
    variables = Map.copyOf(variables);
    computed = Set.copyOf(computed);
  }

  /** Without collation, {@code let} or time limit; the time is now. */
  public static QueryContext plain() {
    return new QueryContext(
        TextOrder.BINARY,
        Map.of(
            "NOW", new BsonDateTime(Instant.now().toEpochMilli()), "USER_ROLES", new BsonArray()),
        TimeLimit.NONE,
        Optional.empty(),
        Set.of());
  }

  /** How values compare under the collation. */
  public BsonOrder order() {
    return BsonOrder.of(texts);
  }

  /** The same with another collation. */
  public QueryContext withTexts(TextOrder other) {
    return new QueryContext(other, variables, timeLimit, textIndex, computed);
  }

  /** The same with further variables, which hide those of the same name. */
  public QueryContext withVariables(Map<String, BsonValue> further) {
    Map<String, BsonValue> all = new HashMap<>(variables);
    all.putAll(further);
    return new QueryContext(texts, all, timeLimit, textIndex, computed);
  }

  /** The same with another time limit. */
  public QueryContext withTimeLimit(TimeLimit other) {
    return new QueryContext(texts, variables, other, textIndex, computed);
  }

  /** The same in a collection with another text index, or with none. */
  public QueryContext withTextIndex(Optional<TextIndex> other) {
    return new QueryContext(texts, variables, timeLimit, other, computed);
  }

  /** The same where the filter computes these values. */
  public QueryContext withComputed(Set<MetaField> other) {
    return new QueryContext(texts, variables, timeLimit, textIndex, other);
  }
}
