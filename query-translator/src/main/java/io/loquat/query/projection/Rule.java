package io.loquat.query.projection;

import io.loquat.model.MissingValue;
import io.loquat.query.expression.tree.Expression;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.bson.BsonValue;

/** What a projection does with one field. */
sealed interface Rule {
  /** The field is returned, or left out: which of the two, the whole projection says. */
  record Named() implements Rule {}

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
  }

  /** Whether it reads {@code $meta}. */
  default boolean readsMeta() {
    return switch (this) {
      case Named() -> false;
      case Computed(var expression) -> expression.readsMeta();
      case Below(var fields) -> fields.values().stream().anyMatch(Rule::readsMeta);
    };
  }

  /** What an expression gave, if anything. */
  static Optional<BsonValue> present(BsonValue value) {
    return MissingValue.is(value) ? Optional.empty() : Optional.of(value);
  }

  /** Whether it makes a field that the document need not have. */
  private boolean makesFields() {
    return switch (this) {
      case Named() -> false;
      case Computed _ -> true;
      case Below below -> below.makesFields();
    };
  }
}
