package io.loquat.query.expression.tree;

import io.loquat.model.BsonOrder;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.model.MissingValue;
import io.loquat.query.context.QueryContext;
import io.loquat.query.expression.tree.Expression.ArrayExpression;
import io.loquat.query.expression.tree.Expression.Constant;
import io.loquat.query.expression.tree.Expression.DocumentExpression;
import io.loquat.query.expression.tree.Expression.FieldRef;
import io.loquat.query.expression.tree.Expression.Operation;
import io.loquat.query.expression.tree.Expression.Variable;
import io.loquat.query.meta.MetaPath;
import io.loquat.query.operator.ShellText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * Turns BSON into expressions at one level of nesting, with the names that hold there. Immutable.
 */
public final class ExpressionParser {
  private static final int DEPTH_MAX = 100;
  private static final String CURRENT = "CURRENT";

  private final Map<String, ExpressionOperator> catalogue;
  private final QueryContext context;
  private final Set<String> locals;
  private final int depth;

  private ExpressionParser(
      Map<String, ExpressionOperator> catalogue,
      QueryContext context,
      Set<String> locals,
      int depth) {
    this.catalogue = catalogue;
    this.context = context;
    this.locals = locals;
    this.depth = depth;
  }

  /**
   * A parser for a whole expression.
   *
   * @param catalogue the operators by name
   */
  public static ExpressionParser of(
      Map<String, ExpressionOperator> catalogue, QueryContext context) {
    return new ExpressionParser(catalogue, context, Set.of(), 0);
  }

  /** The parser for what may use further local variables, named without {@code $$}. */
  public ExpressionParser with(Set<String> names) {
    Set<String> all = new TreeSet<>(locals);
    all.addAll(names);
    return new ExpressionParser(catalogue, context, all, depth);
  }

  public QueryContext context() {
    return context;
  }

  /** How values compare here. */
  public BsonOrder order() {
    return context.order();
  }

  /**
   * Parses an expression that stands inside what this parser is for. Constant operations become
   * constants.
   *
   * @throws CommandException InvalidPipelineOperator (168) for an unknown operator, Overflow for
   *     nesting deeper than 100, and others
   */
  public Expression parse(BsonValue value) {
    if (depth >= DEPTH_MAX) {
      throw new CommandException(
          ErrorCode.OVERFLOW, "The expression is nested deeper than " + DEPTH_MAX + " levels");
    }
    ExpressionParser inner = new ExpressionParser(catalogue, context, locals, depth + 1);
    return inner.folded(inner.level(value));
  }

  private Expression level(BsonValue value) {
    return switch (value) {
      case BsonString text when text.getValue().startsWith("$") -> reference(text.getValue());
      case BsonDocument document when isOperator(document) -> operator(document);
      case BsonDocument document -> document(document);
      case BsonArray array -> array(array);
      default -> new Constant(value);
    };
  }

  /** Whether the document is an operator with its arguments, and not a document of expressions. */
  public static boolean isOperator(BsonDocument document) {
    return !document.isEmpty() && document.getFirstKey().startsWith("$");
  }

  /**
   * The operands of an operator that takes from {@code least} to {@code most}: the elements of an
   * array, or one that is no array.
   *
   * @throws CommandException 16020 for a wrong number of them
   */
  public List<Expression> operands(String name, BsonValue argument, int least, int most) {
    List<BsonValue> values = argument instanceof BsonArray array ? array : List.of(argument);
    if (least == most && values.size() != least) {
      throw new CommandException(
          ErrorCode.location(16020),
          "Expression %s takes exactly %s arguments. %s were passed in."
              .formatted(name, least, values.size()));
    }
    if (values.size() < least || values.size() > most) {
      throw new CommandException(
          ErrorCode.location(28667),
          "Expression %s takes at least %s arguments, and at most %s, but %s were passed in."
              .formatted(name, least, most, values.size()));
    }
    return values.stream().map(this::parse).toList();
  }

  /**
   * The operands of an operator for which their order does not matter: constants come last, so that
   * a null or an error among the others shows first.
   */
  public List<Expression> unorderedOperands(String name, BsonValue argument) {
    List<Expression> operands = new ArrayList<>(operands(name, argument, 0, Integer.MAX_VALUE));
    operands.sort(Comparator.comparing(Constant.class::isInstance));
    return List.copyOf(operands);
  }

  private Expression document(BsonDocument document) {
    Map<String, Expression> fields = new LinkedHashMap<>();
    for (Map.Entry<String, BsonValue> field : document.entrySet()) {
      AggregationPath.checkFieldName(field.getKey());
      fields.put(field.getKey(), parse(field.getValue()));
    }
    return new DocumentExpression(fields);
  }

  private Expression array(BsonArray array) {
    List<Expression> elements = new ArrayList<>(array.size());
    array.forEach(element -> elements.add(parse(element)));
    return new ArrayExpression(List.copyOf(elements));
  }

  private Expression operator(BsonDocument document) {
    if (document.size() > 1) {
      throw new CommandException(
          ErrorCode.location(15983),
          "an object representing an expression must have exactly one field: "
              + ShellText.of(document));
    }
    String name = document.getFirstKey();
    BsonValue argument = document.values().iterator().next();
    if (name.equals(MetaPath.ROOT)) {
      return MetaKeyword.parse(argument, context);
    }
    ExpressionOperator operator = catalogue.get(name);
    if (operator == null) {
      throw new CommandException(
          ErrorCode.INVALID_PIPELINE_OPERATOR, "Unrecognized expression '" + name + "'");
    }
    return operator.parser().parse(argument, this);
  }

  /** An operation that fails stays as it is: whether that matters, the whole will tell. */
  private Expression folded(Expression expression) {
    boolean constant =
        !(expression instanceof FieldRef)
            && !(expression instanceof Variable)
            && !(expression instanceof Expression.Meta)
            && !(expression instanceof Constant)
            && !(expression instanceof Operation operation && !operation.isDeterministic())
            && expression.operands().stream().allMatch(Constant.class::isInstance);
    if (!constant) {
      return expression;
    }
    try {
      return new Constant(expression.evaluate(Scope.empty()));
    } catch (CommandException failure) {
      return expression;
    }
  }

  private Expression reference(String text) {
    if (text.startsWith("$$")) {
      return variable(text.substring(2));
    }
    if (text.length() == 1) {
      throw new CommandException(
          ErrorCode.location(16872), "'$' by itself is not a valid FieldPath");
    }
    return current(AggregationPath.parse(text.substring(1)).parts());
  }

  private Expression current(List<String> parts) {
    return locals.contains(CURRENT) ? new Variable(CURRENT, parts) : new FieldRef(parts);
  }

  private Expression variable(String text) {
    VariableNames.checkUse(text);
    List<String> parts = AggregationPath.parse(text).parts();
    String name = parts.getFirst();
    List<String> below = parts.subList(1, parts.size());
    if (name.equals("ROOT")) {
      return new FieldRef(below);
    }
    if (name.equals(CURRENT)) {
      return current(below);
    }
    if (locals.contains(name)) {
      return new Variable(name, below);
    }
    if (name.equals("REMOVE")) {
      return new Constant(MissingValue.VALUE);
    }
    BsonValue value = context.variables().get(name);
    if (value == null) {
      throw VariableNames.undefined(name);
    }
    return new Constant(FieldPaths.follow(value, below));
  }
}
