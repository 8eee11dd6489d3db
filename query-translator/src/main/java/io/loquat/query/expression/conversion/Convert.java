package io.loquat.query.expression.conversion;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.model.MissingValue;
import io.loquat.query.expression.tree.Expression;
import io.loquat.query.expression.tree.Expression.Operation;
import io.loquat.query.expression.tree.ExpressionOperator;
import io.loquat.query.expression.tree.ExpressionParser;
import io.loquat.query.expression.tree.Scope;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.OperatorSpec.Example;
import io.loquat.query.operator.ShellText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonValue;

/**
 * {@code $convert}. Immutable.
 *
 * @param arguments by name
 */
record Convert(Map<String, Expression> arguments) implements Operation {
  private static final List<String> NAMES =
      List.of("input", "to", "format", "byteOrder", "base", "onError", "onNull");

  private static final OperatorSpec SPEC =
      new OperatorSpec(
          "$convert",
          "4.0",
          "a document of input and to, and format, byteOrder, base, onError or onNull",
          "gives onNull if there is one, else null",
          List.of(
              ErrorCode.FAILED_TO_PARSE,
              ErrorCode.BAD_VALUE,
              ErrorCode.CONVERSION_FAILURE,
              ToBinary.NO_FORMAT,
              Manner.FORMAT_NO_STRING,
              Manner.FORMAT_UNKNOWN,
              Manner.BYTE_ORDER_NO_STRING,
              Manner.BYTE_ORDER_UNKNOWN,
              Manner.BASE_NOT_WHOLE,
              Manner.BASE_UNKNOWN),
          "Converts a value to another type.",
          List.of(
              Example.of("{a: '12'}", "{$convert: {input: '$a', to: 'int'}}", "12"),
              Example.of("{a: 'x'}", "{$convert: {input: '$a', to: 'int', onError: -1}}", "-1"),
              Example.of("{}", "{$convert: {input: '$a', to: 'int', onNull: 0}}", "0"),
              Example.of(
                  "{}",
                  "{$convert: {input: '68656C6C6F', to: 'binData', format: 'hex'}}",
                  "{$binary: {base64: 'aGVsbG8=', subType: '00'}}"),
              Example.of(
                  "{}",
                  "{$convert: {input: 258, to: {type: 'binData', subtype: 5}, byteOrder: 'big'}}",
                  "{$binary: {base64: 'AAABAg==', subType: '05'}}"),
              Example.of("{}", "{$convert: {input: 'ff', to: 'int', base: 16}}", "255"),
              Example.fails(
                  "{}", "{$convert: {input: 'x', to: 'int'}}", ErrorCode.CONVERSION_FAILURE),
              Example.fails("{}", "{$convert: {input: 'x'}}", ErrorCode.FAILED_TO_PARSE),
              Example.fails("{}", "{$convert: {input: 'x', to: 'binData'}}", ToBinary.NO_FORMAT)));

  static ExpressionOperator operator() {
    return new ExpressionOperator(SPEC, Convert::parse);
  }

  private static Expression parse(BsonValue argument, ExpressionParser parser) {
    if (!(argument instanceof BsonDocument document)) {
      throw new CommandException(
          ErrorCode.FAILED_TO_PARSE,
          "$convert expects an object of named arguments but found: "
              + ShellText.typeName(argument));
    }
    Map<String, Expression> arguments = new LinkedHashMap<>();
    document.forEach(
        (name, value) -> {
          if (!NAMES.contains(name)) {
            throw new CommandException(
                ErrorCode.FAILED_TO_PARSE, "$convert found an unknown argument: " + name);
          }
          arguments.put(name, parser.parse(value));
        });
    for (String name : List.of("input", "to")) {
      if (!arguments.containsKey(name)) {
        throw new CommandException(
            ErrorCode.FAILED_TO_PARSE, "Missing '" + name + "' parameter to $convert");
      }
    }
    return new Convert(arguments);
  }

  @Override
  public List<Expression> operands() {
    return List.copyOf(arguments.values());
  }

  @Override
  public BsonValue evaluate(Scope scope) {
    BsonValue to = value("to", scope);
    BsonValue input = value("input", scope);
    BsonValue format = value("format", scope);
    BsonValue byteOrder = value("byteOrder", scope);
    BsonValue base = value("base", scope);
    Optional<Target> target = Target.of(to);
    if (MissingValue.isNullish(input)) {
      return arguments.containsKey("onNull") ? value("onNull", scope) : BsonNull.VALUE;
    }
    if (target.isEmpty()) {
      return BsonNull.VALUE;
    }
    Manner manner = Manner.of(format, byteOrder, base);
    try {
      return Converter.convert(input, target.get(), manner);
    } catch (CommandException failure) {
      boolean covered =
          failure.code().equals(ErrorCode.CONVERSION_FAILURE) && arguments.containsKey("onError");
      if (!covered) {
        throw failure;
      }
      return value("onError", scope);
    }
  }

  private BsonValue value(String name, Scope scope) {
    Expression argument = arguments.get(name);
    return argument == null ? MissingValue.VALUE : argument.evaluate(scope);
  }
}
