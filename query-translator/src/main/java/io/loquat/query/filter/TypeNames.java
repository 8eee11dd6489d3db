package io.loquat.query.filter;

import io.loquat.model.BsonNumbers;
import io.loquat.model.ErrorCode;
import io.loquat.query.operator.ShellText;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.BsonType;
import org.bson.BsonValue;

/** The types of BSON as {@code $type} names them, by alias and by number. Stateless. */
final class TypeNames {
  static final Set<BsonType> NUMBERS =
      EnumSet.of(BsonType.DOUBLE, BsonType.INT32, BsonType.INT64, BsonType.DECIMAL128);

  private static final Map<String, BsonType> BY_ALIAS =
      Arrays.stream(BsonType.values())
          .filter(type -> type != BsonType.END_OF_DOCUMENT)
          .collect(Collectors.toMap(ShellText::typeName, Function.identity()));

  private static final Map<Integer, BsonType> BY_NUMBER =
      BY_ALIAS.values().stream().collect(Collectors.toMap(TypeNames::number, Function.identity()));

  private TypeNames() {}

  /** MinKey is the one type with a negative number. */
  private static int number(BsonType type) {
    return (byte) type.getValue();
  }

  /** The types that an operand names. */
  static Set<BsonType> parse(BsonValue operand, Place place) {
    List<BsonValue> names = operand.isArray() ? operand.asArray().getValues() : List.of(operand);
    if (names.isEmpty()) {
      throw place.error(ErrorCode.FAILED_TO_PARSE, "$type must match at least one type");
    }
    Set<BsonType> types = EnumSet.noneOf(BsonType.class);
    names.forEach(name -> types.addAll(one(name, place)));
    return types;
  }

  private static Set<BsonType> one(BsonValue name, Place place) {
    if (name.isString()) {
      return alias(name.asString().getValue(), place);
    }
    if (!BsonNumbers.isNumber(name)) {
      throw place.error(
          ErrorCode.TYPE_MISMATCH, "type must be represented as a number or a string");
    }
    OptionalLong number = BsonNumbers.toLongExactly(name);
    if (number.isPresent() && number.getAsLong() == 0) {
      throw place.error("Invalid numerical type code: 0. Instead use {$exists:false}.");
    }
    return number.stream()
        .filter(value -> value == (byte) value)
        .mapToObj(value -> BY_NUMBER.get((int) value))
        .filter(Objects::nonNull)
        .findFirst()
        .<Set<BsonType>>map(EnumSet::of)
        .orElseThrow(() -> place.error("Invalid numerical type code: " + ShellText.of(name)));
  }

  private static Set<BsonType> alias(String alias, Place place) {
    if (alias.equals("number")) {
      return NUMBERS;
    }
    BsonType type = BY_ALIAS.get(alias);
    if (type == null) {
      throw place.error("Unknown type name alias: " + alias);
    }
    return EnumSet.of(type);
  }
}
