package io.loquat.commands.argument;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import java.util.Set;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * Loquat's own operators, lifted out of a filter's {@code $and} to its top level: drivers' builders
 * such as {@code Filters.and} put them there. Stateless.
 */
final class LiftedOperators {
  private static final String AND = "$and";
  private static final Set<String> OWN = Set.of("$archived", "$expectedVersion", "$softDelete");

  private LiftedOperators() {}

  /**
   * The same filter with these operators at its top level; itself if none is in an {@code $and}.
   *
   * @throws CommandException BadValue if one is there twice with different values
   */
  static BsonDocument in(BsonDocument filter) {
    if (!isInAnd(filter)) {
      return filter;
    }
    BsonDocument own = new BsonDocument();
    BsonDocument lifted = without(filter, own);
    lifted.putAll(own);
    return lifted;
  }

  private static boolean isInAnd(BsonDocument filter) {
    return filter.get(AND) instanceof BsonArray all
        && all.stream()
            .anyMatch(
                each ->
                    each instanceof BsonDocument part
                        && (part.keySet().stream().anyMatch(OWN::contains) || isInAnd(part)));
  }

  /** The filter without them; they go into {@code own}. */
  private static BsonDocument without(BsonDocument filter, BsonDocument own) {
    BsonDocument rest = new BsonDocument();
    filter.forEach(
        (name, value) -> {
          if (OWN.contains(name)) {
            take(name, value, own);
          } else if (name.equals(AND) && value instanceof BsonArray all) {
            BsonArray parts = without(all, own);
            if (!parts.isEmpty() || all.isEmpty()) {
              rest.append(AND, parts);
            }
          } else {
            rest.append(name, value);
          }
        });
    return rest;
  }

  private static BsonArray without(BsonArray all, BsonDocument own) {
    BsonArray parts = new BsonArray();
    for (BsonValue each : all) {
      BsonValue part = each instanceof BsonDocument document ? without(document, own) : each;
      boolean isGone = part instanceof BsonDocument left && left.isEmpty() && !each.equals(left);
      if (!isGone) {
        parts.add(part);
      }
    }
    return parts;
  }

  private static void take(String name, BsonValue value, BsonDocument own) {
    BsonValue other = own.put(name, value);
    if (other != null && !other.equals(value)) {
      throw new CommandException(
          ErrorCode.BAD_VALUE, "filter." + name + " is there twice, with different values");
    }
  }
}
