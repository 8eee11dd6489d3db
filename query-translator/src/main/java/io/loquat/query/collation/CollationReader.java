package io.loquat.query.collation;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.operator.ShellText;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonNumber;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.types.Decimal128;

/** The fields of a collation document, each checked for its type. Immutable view. */
record CollationReader(BsonDocument document) {
  private static final Set<String> FIELDS =
      Set.of(
          "locale",
          "caseLevel",
          "caseFirst",
          "strength",
          "numericOrdering",
          "alternate",
          "maxVariable",
          "normalization",
          "backwards",
          "version");
  private static final int STRENGTH_MAX = 5;

  /** Refuses fields that a collation does not have. */
  void checkNames() {
    for (String name : document.keySet()) {
      if (!FIELDS.contains(name)) {
        throw new CommandException(
            ErrorCode.IDL_UNKNOWN_FIELD,
            "BSON field 'collation." + name + "' is an unknown field.");
      }
    }
  }

  String locale() {
    return text("locale")
        .orElseThrow(
            () ->
                new CommandException(
                    ErrorCode.IDL_FAILED_TO_PARSE,
                    "BSON field 'collation.locale' is missing but a required field"));
  }

  /** The value; null counts as missing. */
  private Optional<BsonValue> value(String field) {
    return Optional.ofNullable(document.get(field)).filter(value -> !value.isNull());
  }

  Optional<String> text(String field) {
    return value(field)
        .map(
            value ->
                switch (value) {
                  case BsonString text -> text.getValue();
                  default -> throw wrongType(field, value, "type 'string'");
                });
  }

  Optional<Boolean> bool(String field) {
    return value(field).map(value -> bool(field, value));
  }

  /** As {@link #bool}, where null is a wrong type. */
  Optional<Boolean> boolNotNull(String field) {
    return Optional.ofNullable(document.get(field)).map(value -> bool(field, value));
  }

  private static boolean bool(String field, BsonValue value) {
    if (value instanceof BsonBoolean bool) {
      return bool.getValue();
    }
    throw wrongType(field, value, "type 'bool'");
  }

  /** One of a few words; what it stands for. */
  <T> Optional<T> word(String field, Map<String, T> words) {
    return text(field)
        .map(
            text -> {
              T meaning = words.get(text);
              if (meaning == null) {
                throw notAllowed(field, text);
              }
              return meaning;
            });
  }

  /** From 1 to 5; decimals are rounded, doubles cut off. */
  Optional<Integer> strength() {
    return value("strength").map(CollationReader::strength);
  }

  private static int strength(BsonValue value) {
    if (!(value instanceof BsonNumber number)) {
      throw wrongType("strength", value, "types '[long, int, decimal, double]'");
    }
    double strength = whole(number);
    if (!(strength >= 1 && strength <= STRENGTH_MAX)) {
      throw notAllowed("strength", ShellText.of(value));
    }
    return (int) strength;
  }

  private static double whole(BsonNumber number) {
    if (!number.isDecimal128()) {
      double value = number.doubleValue();
      return value < 0 ? Math.ceil(value) : Math.floor(value);
    }
    Decimal128 decimal = number.decimal128Value();
    return decimal.isFinite() ? Math.rint(decimal.doubleValue()) : Double.NaN;
  }

  private static CommandException notAllowed(String field, String value) {
    return new CommandException(
        ErrorCode.BAD_VALUE,
        "Enumeration value '%s' for field 'collation.%s' is not a valid value."
            .formatted(value, field));
  }

  private static CommandException wrongType(String field, BsonValue value, String expected) {
    return new CommandException(
        ErrorCode.TYPE_MISMATCH,
        "BSON field 'collation.%s' is the wrong type '%s', expected %s"
            .formatted(field, ShellText.typeName(value), expected));
  }
}
