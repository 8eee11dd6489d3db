package io.loquat.query.operator;

import io.loquat.model.ErrorCode;
import java.util.List;

/**
 * What a reader wants to know about an operator. Its examples run as tests and become the rows of
 * its page. Immutable.
 *
 * @param name as in a query, such as {@code $inc}
 * @param since the server version that brought it
 * @param arguments their number and types, in a few words
 * @param missing what it does with null and with missing fields
 * @param errors the codes it may raise
 * @param description one sentence
 */
public record OperatorSpec(
    String name,
    String since,
    String arguments,
    String missing,
    List<ErrorCode> errors,
    String description,
    List<Example> examples) {
  public OperatorSpec {
    if (!name.startsWith("$") || description.isBlank() || examples.isEmpty()) {
      throw new IllegalArgumentException("incomplete operator specification: " + name);
    }
    errors = List.copyOf(errors);
    examples = List.copyOf(examples);
  }

  /**
   * An operator at work.
   *
   * @param input a document, as Extended JSON
   * @param expression what holds the operator: a filter, an update, an expression
   */
  public record Example(String input, String expression, Expected expected) {
    public static Example of(String input, String expression, String result) {
      return new Example(input, expression, new Expected.Result(result));
    }

    public static Example fails(String input, String expression, ErrorCode code) {
      return new Example(input, expression, new Expected.Failure(code));
    }
  }

  /** What an example comes to. */
  public sealed interface Expected {
    /** A value, as Extended JSON; {@code true} or {@code false} for a filter. */
    record Result(String json) implements Expected {}

    record Failure(ErrorCode code) implements Expected {}
  }
}
