package io.loquat.query.pipeline;

import io.loquat.model.MissingValue;
import io.loquat.query.expression.tree.Expression;
import io.loquat.query.expression.tree.Scope;
import io.loquat.query.limit.ValueBounds;
import java.util.Map;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/** What {@code $addFields} does with one field. Immutable. */
sealed interface Addition {
  /** The field gets a value; none removes it. */
  record Computed(Expression expression) implements Addition {}

  /**
   * Fields below it are added: in a document, in each element of an array, or in a new document.
   */
  record Below(Map<String, Addition> fields) implements Addition {
    /**
     * The document with the fields added. Those that are there keep their place.
     *
     * @param scope the whole document, which all the expressions see as it was
     */
    BsonDocument addTo(BsonDocument document, Scope scope) {
      BsonDocument result = new BsonDocument();
      result.putAll(document);
      fields.forEach((name, addition) -> addition.applyTo(name, result, scope));
      return result;
    }

    private BsonValue addTo(@Nullable BsonValue value, Scope scope) {
      return switch (value) {
        case BsonDocument document -> addTo(document, scope);
        case BsonArray array -> {
          BsonArray result = new BsonArray();
          array.forEach(element -> result.add(addTo(element, scope)));
          yield result;
        }
        case null, default -> addTo(new BsonDocument(), scope);
      };
    }
  }

  private void applyTo(String name, BsonDocument document, Scope scope) {
    switch (this) {
      case Computed(Expression expression) -> {
        BsonValue value = expression.evaluate(scope);
        ValueBounds.check(name, value);
        if (MissingValue.is(value)) {
          document.remove(name);
        } else {
          document.put(name, value);
        }
      }
      case Below below -> document.put(name, below.addTo(document.get(name), scope));
    }
  }
}
