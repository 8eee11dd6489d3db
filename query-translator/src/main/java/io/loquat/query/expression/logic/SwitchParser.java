package io.loquat.query.expression.logic;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.expression.logic.Switch.Branch;
import io.loquat.query.expression.tree.Expression;
import io.loquat.query.expression.tree.ExpressionParser;
import io.loquat.query.operator.ShellText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** Reads what {@code $switch} is given. Stateless. */
final class SwitchParser {
  private SwitchParser() {}

  static Expression parse(BsonValue argument, ExpressionParser parser) {
    if (!(argument instanceof BsonDocument document)) {
      throw error(
          40060,
          "$switch requires an object as an argument, found: " + ShellText.typeName(argument));
    }
    List<Branch> branches = new ArrayList<>();
    Optional<Expression> otherwise = Optional.empty();
    for (Map.Entry<String, BsonValue> field : document.entrySet()) {
      switch (field.getKey()) {
        case "branches" -> branches.addAll(branches(field.getValue(), parser));
        case "default" -> otherwise = Optional.of(parser.parse(field.getValue()));
        default -> throw error(40067, "$switch found an unknown argument: " + field.getKey());
      }
    }
    if (branches.isEmpty()) {
      throw error(40068, "$switch requires at least one branch.");
    }
    return new Switch(List.copyOf(branches), otherwise);
  }

  private static List<Branch> branches(BsonValue value, ExpressionParser parser) {
    if (!(value instanceof BsonArray array)) {
      throw error(
          40061, "$switch expected an array for 'branches', found: " + ShellText.typeName(value));
    }
    return array.stream().map(branch -> branch(branch, parser)).toList();
  }

  private static Branch branch(BsonValue value, ExpressionParser parser) {
    if (!(value instanceof BsonDocument document)) {
      throw error(
          40062,
          "$switch expected each branch to be an object, found: " + ShellText.typeName(value));
    }
    Optional<Expression> condition = Optional.empty();
    Optional<Expression> result = Optional.empty();
    for (Map.Entry<String, BsonValue> field : document.entrySet()) {
      switch (field.getKey()) {
        case "case" -> condition = Optional.of(parser.parse(field.getValue()));
        case "then" -> result = Optional.of(parser.parse(field.getValue()));
        default ->
            throw error(40063, "$switch found an unknown argument to a branch: " + field.getKey());
      }
    }
    return new Branch(
        condition.orElseThrow(
            () -> error(40064, "$switch requires each branch have a 'case' expression")),
        result.orElseThrow(
            () -> error(40065, "$switch requires each branch have a 'then' expression.")));
  }

  private static CommandException error(int code, String message) {
    return new CommandException(ErrorCode.location(code), message);
  }
}
