package io.loquat.query.expression.tree;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** The argument of an operator that takes a document of named ones. Immutable. */
public final class NamedArguments {
  private final String operator;
  private final BsonDocument arguments;

  private NamedArguments(String operator, BsonDocument arguments) {
    this.operator = operator;
    this.arguments = arguments;
  }

  /**
   * @param code of the error if the argument is no document
   * @throws CommandException with that code
   */
  public static NamedArguments of(String operator, BsonValue argument, int code) {
    if (argument instanceof BsonDocument document) {
      return new NamedArguments(operator, document);
    }
    throw new CommandException(
        ErrorCode.location(code), operator + " only supports an object as its argument");
  }

  /**
   * @throws CommandException with the code, if there are other arguments than these
   */
  public NamedArguments allowOnly(int code, List<String> names) {
    for (String name : arguments.keySet()) {
      if (!names.contains(name)) {
        throw new CommandException(
            ErrorCode.location(code), "Unrecognized parameter to " + operator + ": " + name);
      }
    }
    return this;
  }

  /**
   * @throws CommandException with the code, if there is no such argument
   */
  public BsonValue required(String name, int code) {
    return optional(name)
        .orElseThrow(
            () ->
                new CommandException(
                    ErrorCode.location(code), "Missing '" + name + "' parameter to " + operator));
  }

  public Optional<BsonValue> optional(String name) {
    return Optional.ofNullable(arguments.get(name));
  }

  /** The name of a local variable: a valid one, {@code this} if there is no such argument. */
  public String variable(String name) {
    Optional<BsonValue> given = optional(name);
    return given.isEmpty() ? "this" : VariableNames.definition(given.get());
  }
}
