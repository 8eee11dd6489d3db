package io.loquat.query.expression;

import io.loquat.query.meta.DocumentMeta;
import io.loquat.query.meta.MetaPath;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonValue;

/**
 * A parsed aggregation expression. Immutable. Operators will be calls to a catalogue, not further
 * nodes; there is none yet.
 */
public sealed interface Expression {
  /**
   * The value for a document; empty if it is missing.
   *
   * @param meta the document's
   */
  Optional<BsonValue> evaluate(BsonDocument document, DocumentMeta meta);

  /** Whether it reads {@code $meta}. */
  default boolean readsMeta() {
    return switch (this) {
      case Constant _, Missing _, FieldRef _ -> false;
      case Meta _ -> true;
      case DocumentExpression(var fields) ->
          fields.values().stream().anyMatch(Expression::readsMeta);
      case ArrayExpression(var elements) -> elements.stream().anyMatch(Expression::readsMeta);
    };
  }

  /** A value as it stands. */
  record Constant(BsonValue value) implements Expression {
    @Override
    public Optional<BsonValue> evaluate(BsonDocument document, DocumentMeta meta) {
      return Optional.of(value);
    }
  }

  /** No value: {@code $$REMOVE}. */
  record Missing() implements Expression {
    @Override
    public Optional<BsonValue> evaluate(BsonDocument document, DocumentMeta meta) {
      return Optional.empty();
    }
  }

  /**
   * A field of the document, such as {@code $a.b}.
   *
   * @param parts the path; empty for the document itself
   */
  record FieldRef(List<String> parts) implements Expression {
    @Override
    public Optional<BsonValue> evaluate(BsonDocument document, DocumentMeta meta) {
      return at(document, 0);
    }

    private Optional<BsonValue> at(BsonDocument document, int depth) {
      if (depth == parts.size()) {
        return Optional.of(document);
      }
      Optional<BsonValue> value = Optional.ofNullable(document.get(parts.get(depth)));
      if (value.isEmpty() || depth == parts.size() - 1) {
        return value;
      }
      return switch (value.get()) {
        case BsonDocument inner -> at(inner, depth + 1);
        case BsonArray array -> Optional.of(each(array, depth + 1));
        default -> Optional.empty();
      };
    }

    /** The values in an array's documents; elements that are none are passed over. */
    private BsonArray each(BsonArray array, int depth) {
      BsonArray values = new BsonArray();
      for (BsonValue element : array) {
        if (element instanceof BsonDocument inner) {
          at(inner, depth).ifPresent(values::add);
        }
      }
      return values;
    }
  }

  /** What {@code $meta} reads of the document; paths lead through arrays as those of fields do. */
  record Meta(MetaPath path) implements Expression {
    @Override
    public Optional<BsonValue> evaluate(BsonDocument document, DocumentMeta meta) {
      Optional<BsonValue> value = meta.value(path.field());
      return value.isPresent() && value.get() instanceof BsonDocument metadata
          ? new FieldRef(path.below()).evaluate(metadata, meta)
          : value;
    }
  }

  /** A document of expressions; missing values leave their fields out. */
  record DocumentExpression(Map<String, Expression> fields) implements Expression {
    @Override
    public Optional<BsonValue> evaluate(BsonDocument document, DocumentMeta meta) {
      BsonDocument result = new BsonDocument();
      fields.forEach(
          (name, field) ->
              field.evaluate(document, meta).ifPresent(value -> result.put(name, value)));
      return Optional.of(result);
    }
  }

  /** An array of expressions; missing values are null. */
  record ArrayExpression(List<Expression> elements) implements Expression {
    @Override
    public Optional<BsonValue> evaluate(BsonDocument document, DocumentMeta meta) {
      BsonArray result = new BsonArray(elements.size());
      elements.forEach(e -> result.add(e.evaluate(document, meta).orElse(BsonNull.VALUE)));
      return Optional.of(result);
    }
  }
}
