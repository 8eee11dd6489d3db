package io.loquat.query.projection;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.model.MissingValue;
import io.loquat.query.expression.tree.AggregationPath;
import io.loquat.query.expression.tree.Expression;
import io.loquat.query.limit.ValueBounds;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.BsonValue;

/** What a projection does with one field. */
sealed interface Rule {
  /** The field is returned, or left out: which of the two, the whole projection says. */
  record Named() implements Rule {}

  /** The field is returned whatever the whole projection says: a {@link Step} works on it. */
  record Kept() implements Rule {}

  /** The field has a computed value. */
  record Computed(Expression expression) implements Rule {}

  /** Rules for the fields below, in the order in which they were given. */
  record Below(Map<String, Rule> fields) implements Rule {
    static Below empty() {
      return new Below(new LinkedHashMap<>());
    }

    /** Whether anything below is made, and not only taken from the document. */
    boolean makesFields() {
      return fields.values().stream().anyMatch(Rule::makesFields);
    }

    /**
     * Sets the rule of a field that has none yet.
     *
     * @throws CommandException 31249 and 31250 if another rule is about the same field, one below
     *     or one above
     */
    void add(AggregationPath path, Rule rule) {
      Below holder = at(path, path.parts().size() - 1);
      if (holder.fields.putIfAbsent(path.parts().getLast(), rule) != null) {
        throw new CommandException(ErrorCode.location(31250), "Path collision at " + path.text());
      }
    }

    /** The rules below a field, which there may be already. */
    Below below(AggregationPath path) {
      Below holder = at(path, path.parts().size() - 1);
      Rule there = holder.fields.computeIfAbsent(path.parts().getLast(), _ -> empty());
      if (there instanceof Below rules) {
        return rules;
      }
      throw new CommandException(ErrorCode.location(31250), "Path collision at " + path.text());
    }

    private Below at(AggregationPath path, int depth) {
      Below below = this;
      for (String part : path.parts().subList(0, depth)) {
        Rule next = below.fields.computeIfAbsent(part, _ -> empty());
        if (!(next instanceof Below inner)) {
          throw blocked(path);
        }
        below = inner;
      }
      return below;
    }

    private static CommandException blocked(AggregationPath path) {
      List<String> tail = path.parts().subList(1, path.parts().size());
      return new CommandException(
          ErrorCode.location(31249),
          "Path collision at " + path.text() + " remaining portion " + String.join(".", tail));
    }
  }

  /** Whether it reads {@code $meta}. */
  default boolean readsMeta() {
    return switch (this) {
      case Named(), Kept() -> false;
      case Computed(var expression) -> expression.readsMeta();
      case Below(var fields) -> fields.values().stream().anyMatch(Rule::readsMeta);
    };
  }

  /** What an expression gave, if anything. */
  static Optional<BsonValue> present(BsonValue value) {
    ValueBounds.check("The projection", value);
    return MissingValue.is(value) ? Optional.empty() : Optional.of(value);
  }

  /** Whether it makes a field that the document need not have. */
  private boolean makesFields() {
    return switch (this) {
      case Named(), Kept() -> false;
      case Computed _ -> true;
      case Below below -> below.makesFields();
    };
  }
}
