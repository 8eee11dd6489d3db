package io.loquat.query.expression;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.meta.MetaPath;
import io.loquat.query.operator.ShellText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;

/** The entry to expressions for other packages. */
public final class Expressions {
  private static final int DEPTH_MAX = 100;

  private Expressions() {}

  /**
   * @throws CommandException InvalidPipelineOperator (168) for an unknown operator, and others
   */
  public static Expression parse(BsonValue value) {
    return parse(value, 1);
  }

  private static Expression parse(BsonValue value, int depth) {
    if (depth > DEPTH_MAX) {
      throw new CommandException(
          ErrorCode.OVERFLOW, "The expression is nested deeper than " + DEPTH_MAX + " levels");
    }
    return switch (value) {
      case BsonString text when text.getValue().startsWith("$") -> reference(text.getValue());
      case BsonDocument document when isOperator(document) -> operator(document);
      case BsonDocument document -> document(document, depth);
      case BsonArray array -> array(array, depth);
      default -> new Expression.Constant(value);
    };
  }

  /** Whether the document is an operator with its arguments, and not a document of expressions. */
  public static boolean isOperator(BsonDocument document) {
    return !document.isEmpty() && document.getFirstKey().startsWith("$");
  }

  private static Expression document(BsonDocument document, int depth) {
    Map<String, Expression> fields = new LinkedHashMap<>();
    for (Map.Entry<String, BsonValue> field : document.entrySet()) {
      AggregationPath.checkFieldName(field.getKey());
      fields.put(field.getKey(), parse(field.getValue(), depth + 1));
    }
    return new Expression.DocumentExpression(fields);
  }

  private static Expression array(BsonArray array, int depth) {
    List<Expression> elements = new ArrayList<>();
    array.forEach(element -> elements.add(parse(element, depth + 1)));
    return new Expression.ArrayExpression(List.copyOf(elements));
  }

  private static Expression operator(BsonDocument document) {
    if (document.size() > 1) {
      throw new CommandException(
          ErrorCode.LOCATION_15983,
          "an object representing an expression must have exactly one field: "
              + ShellText.of(document));
    }
    String name = document.getFirstKey();
    if (name.equals("$literal") || name.equals("$const")) {
      return new Expression.Constant(document.values().iterator().next());
    }
    if (name.equals(MetaPath.ROOT)) {
      return MetaKeyword.parse(document.getOrDefault(name, document));
    }
    if (ExpressionOperators.UNSUPPORTED.contains(name)) {
      throw new CommandException(
          ErrorCode.COMMAND_NOT_SUPPORTED,
          "The expression operator " + name + " is not supported yet");
    }
    throw new CommandException(
        ErrorCode.INVALID_PIPELINE_OPERATOR, "Unrecognized expression '" + name + "'");
  }

  private static Expression reference(String text) {
    if (text.startsWith("$$")) {
      return variable(text.substring(2));
    }
    if (text.length() == 1) {
      throw new CommandException(
          ErrorCode.LOCATION_16872, "'$' by itself is not a valid FieldPath");
    }
    return new Expression.FieldRef(AggregationPath.parse(text.substring(1)).parts());
  }

  private static void checkVariableName(String text) {
    if (text.isEmpty() || text.startsWith(".")) {
      throw new CommandException(ErrorCode.FAILED_TO_PARSE, "empty variable names are not allowed");
    }
    if (text.startsWith("$")) {
      throw new CommandException(
          ErrorCode.FAILED_TO_PARSE,
          "'$" + text + "' starts with an invalid character for a variable name");
    }
  }

  private static Expression variable(String text) {
    checkVariableName(text);
    List<String> parts = AggregationPath.parse(text).parts();
    return switch (parts.getFirst()) {
      case "ROOT", "CURRENT" -> new Expression.FieldRef(parts.subList(1, parts.size()));
      case "REMOVE" -> new Expression.Missing();
      case "NOW", "CLUSTER_TIME", "USER_ROLES", "SEARCH_META", "DESCEND", "PRUNE", "KEEP" ->
          throw new CommandException(
              ErrorCode.COMMAND_NOT_SUPPORTED,
              "The variable $$" + parts.getFirst() + " is not supported yet");
      default ->
          throw new CommandException(
              ErrorCode.LOCATION_17276, "Use of undefined variable: " + parts.getFirst());
    };
  }
}
