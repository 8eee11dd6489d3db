package io.loquat.query.expression.tree;

import io.loquat.model.MissingValue;
import io.loquat.query.meta.MetaPath;
import java.util.List;
import java.util.Map;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonValue;

/**
 * A parsed aggregation expression. Immutable.
 *
 * <p>Operators are {@link Operation}s, made by the entries of the catalogue.
 */
public sealed interface Expression {
  /** The value; {@link MissingValue} if there is none. */
  BsonValue evaluate(Scope scope);

  /** The expressions that it is made of. */
  List<Expression> operands();

  /** Whether it reads {@code $meta}. */
  default boolean readsMeta() {
    return this instanceof Meta || operands().stream().anyMatch(Expression::readsMeta);
  }

  /** A value as it stands; {@link MissingValue} for {@code $$REMOVE}. */
  record Constant(BsonValue value) implements Expression {
    @Override
    public BsonValue evaluate(Scope scope) {
      return value;
    }

    @Override
    public List<Expression> operands() {
      return List.of();
    }
  }

  /**
   * A field of the document, such as {@code $a.b}.
   *
   * @param parts the path; empty for the document itself
   */
  record FieldRef(List<String> parts) implements Expression {
    @Override
    public BsonValue evaluate(Scope scope) {
      return FieldPaths.follow(scope.document(), parts);
    }

    @Override
    public List<Expression> operands() {
      return List.of();
    }
  }

  /**
   * A local variable such as {@code $$this.a}.
   *
   * @param parts the path below it; empty for its value
   */
  record Variable(String name, List<String> parts) implements Expression {
    @Override
    public BsonValue evaluate(Scope scope) {
      return FieldPaths.follow(scope.variable(name), parts);
    }

    @Override
    public List<Expression> operands() {
      return List.of();
    }
  }

  /** What {@code $meta} reads of the document; paths lead through arrays as those of fields do. */
  record Meta(MetaPath path) implements Expression {
    @Override
    public BsonValue evaluate(Scope scope) {
      BsonValue value = scope.meta().value(path.field()).orElse(MissingValue.VALUE);
      return value instanceof BsonDocument ? FieldPaths.follow(value, path.below()) : value;
    }

    @Override
    public List<Expression> operands() {
      return List.of();
    }
  }

  /** A document of expressions; missing values leave their fields out. */
  record DocumentExpression(Map<String, Expression> fields) implements Expression {
    @Override
    public BsonValue evaluate(Scope scope) {
      BsonDocument result = new BsonDocument();
      fields.forEach(
          (name, field) -> {
            BsonValue value = field.evaluate(scope);
            if (!MissingValue.is(value)) {
              result.put(name, value);
            }
          });
      return result;
    }

    @Override
    public List<Expression> operands() {
      return List.copyOf(fields.values());
    }
  }

  /** An array of expressions; missing values are null. */
  record ArrayExpression(List<Expression> operands) implements Expression {
    @Override
    public BsonValue evaluate(Scope scope) {
      BsonArray result = new BsonArray(operands.size());
      for (Expression operand : operands) {
        BsonValue value = operand.evaluate(scope);
        result.add(MissingValue.is(value) ? BsonNull.VALUE : value);
      }
      return result;
    }
  }

  /** An operator with its operands. Immutable. */
  non-sealed interface Operation extends Expression {
    /** Whether equal operands always give equal values; a constant one is computed only once. */
    default boolean isDeterministic() {
      return true;
    }

    /**
     * The operands that are evaluated whatever the document: an operator that leaves some out, such
     * as {@code $cond}, names the others. Errors in constant ones are found when they are parsed.
     */
    default List<Expression> certainOperands() {
      return operands();
    }
  }
}
