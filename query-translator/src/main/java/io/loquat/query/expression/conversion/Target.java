package io.loquat.query.expression.conversion;

import io.loquat.model.BsonNumbers;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.model.MissingValue;
import io.loquat.query.operator.ShellText;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonNumber;
import org.bson.BsonString;
import org.bson.BsonType;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/**
 * What a value is to be converted to. Immutable.
 *
 * @param subtype for binary data; checked only when there are some
 */
record Target(BsonType type, BsonValue subtype) {
  private static final BsonValue NO_SUBTYPE = new BsonInt32(0);

  private static final Map<String, BsonType> TYPES =
      Arrays.stream(BsonType.values())
          .filter(type -> type != BsonType.END_OF_DOCUMENT)
          .collect(Collectors.toMap(ShellText::typeName, Function.identity()));

  Target(BsonType type) {
    this(type, NO_SUBTYPE);
  }

  /**
   * The target that {@code to} names; empty for null.
   *
   * @throws CommandException FailedToParse or BadValue if there is no such type
   */
  static Optional<Target> of(BsonValue to) {
    if (!(to instanceof BsonDocument document)) {
      return type(to).map(Target::new);
    }
    @Nullable BsonValue type = document.get("type");
    if (type == null) {
      throw notAType(to);
    }
    BsonValue subtype = document.getOrDefault("subtype", NO_SUBTYPE);
    return type(type).map(found -> new Target(found, subtype));
  }

  private static Optional<BsonType> type(BsonValue value) {
    if (MissingValue.isNullish(value)) {
      return Optional.empty();
    }
    return Optional.of(
        switch (value) {
          case BsonString name -> named(name.getValue());
          case BsonNumber code -> numbered(code);
          default -> throw notAType(value);
        });
  }

  private static CommandException notAType(BsonValue value) {
    return new CommandException(
        ErrorCode.FAILED_TO_PARSE,
        "$convert's 'to' argument must be a string or number, but is " + ShellText.typeName(value));
  }

  private static BsonType named(String name) {
    BsonType type = TYPES.get(name);
    if (type == null) {
      throw new CommandException(ErrorCode.BAD_VALUE, "Unknown type name: " + name);
    }
    return type;
  }

  private static BsonType numbered(BsonNumber number) {
    OptionalLong code = BsonNumbers.toLongExactly(number);
    if (code.isEmpty() || code.getAsLong() != (int) code.getAsLong()) {
      throw new CommandException(
          ErrorCode.FAILED_TO_PARSE, "In $convert, numeric 'to' argument is not an integer");
    }
    return TYPES.values().stream()
        .filter(type -> (byte) type.getValue() == code.getAsLong())
        .findAny()
        .orElseThrow(
            () ->
                new CommandException(
                    ErrorCode.FAILED_TO_PARSE,
                    "In $convert, numeric value for 'to' does not correspond to a BSON type: "
                        + code.getAsLong()));
  }
}
