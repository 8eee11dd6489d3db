package io.loquat.query.expression.tree;

import io.loquat.model.MissingValue;
import io.loquat.query.expression.tree.Expression.Constant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.BsonString;
import org.bson.BsonValue;

/** The operands of an operator that takes them by name, each an expression. Immutable. */
public final class NamedOperands {
  private static final Expression NOTHING = new Constant(MissingValue.VALUE);

  private final NamedArguments arguments;
  private final Map<String, Expression> given;

  private NamedOperands(NamedArguments arguments, Map<String, Expression> given) {
    this.arguments = arguments;
    this.given = given;
  }

  /**
   * The codes of an operator's errors.
   *
   * @param noObject the argument is no object
   * @param unknown there is an argument that the operator has not
   */
  public record Codes(int noObject, int unknown) {}

  /**
   * @param names of all arguments that the operator takes
   * @throws io.loquat.model.CommandException with one of the codes
   */
  public static NamedOperands parse(
      String operator,
      BsonValue argument,
      List<String> names,
      Codes codes,
      ExpressionParser parser) {
    NamedArguments arguments =
        NamedArguments.of(operator, argument, codes.noObject()).allowOnly(codes.unknown(), names);
    Map<String, Expression> given = new LinkedHashMap<>();
    for (String name : names) {
      arguments.optional(name).ifPresent(value -> given.put(name, parser.parse(value)));
    }
    return new NamedOperands(arguments, given);
  }

  public boolean has(String name) {
    return given.containsKey(name);
  }

  /**
   * An operand that must be there.
   *
   * @throws io.loquat.model.CommandException with the code
   */
  public Expression required(String name, int code) {
    arguments.required(name, code);
    return orMissing(name);
  }

  public Optional<Expression> optional(String name) {
    return Optional.ofNullable(given.get(name));
  }

  /** An operand, or else a constant expression that is missing. */
  public Expression orMissing(String name) {
    return given.getOrDefault(name, NOTHING);
  }

  /** An operand, or else a text. */
  public Expression orText(String name, String text) {
    return given.getOrDefault(name, new Constant(new BsonString(text)));
  }
}
