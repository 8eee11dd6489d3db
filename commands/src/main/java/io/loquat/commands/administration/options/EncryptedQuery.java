package io.loquat.commands.administration.options;

import io.loquat.commands.argument.Arguments;
import io.loquat.model.BsonOrder;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.BsonNumber;
import org.bson.BsonType;
import org.bson.BsonValue;

/** How an encrypted field may be asked about, as {@code encryptedFields} says it. Stateless. */
final class EncryptedQuery {
  private static final String SUBSTRING = "substringPreview";
  private static final String SUFFIX = "suffixPreview";
  private static final String PREFIX = "prefixPreview";
  private static final Set<String> KINDS =
      Set.of("equality", "range", "rangePreview", SUBSTRING, SUFFIX, PREFIX);

  private static final Set<String> FIELDS =
      Set.of(
          "queryType",
          "contention",
          "sparsity",
          "trimFactor",
          "precision",
          "min",
          "max",
          "strMaxLength",
          "strMinQueryLength",
          "strMaxQueryLength",
          "caseSensitive",
          "diacriticSensitive");

  private static final Set<String> WITHOUT_EQUALITY =
      Set.of("double", "decimal", "object", "array", "minKey", "maxKey", "null", "undefined");

  /** The types with ranges, and how BSON calls them. */
  private static final Map<String, BsonType> RANGES =
      Map.of(
          "int", BsonType.INT32,
          "long", BsonType.INT64,
          "double", BsonType.DOUBLE,
          "decimal", BsonType.DECIMAL128,
          "date", BsonType.DATE_TIME);

  private static final Map<String, Integer> NOT_FOR_EQUALITY =
      ordered(
          "sparsity", 6775205,
          "min", 6775206,
          "max", 6775207,
          "trimFactor", 8574104,
          "precision", 10774900,
          "strMaxLength", 10774901,
          "strMinQueryLength", 10774902,
          "strMaxQueryLength", 10774903,
          "caseSensitive", 10774904,
          "diacriticSensitive", 10774905);

  private static final Map<String, Integer> NOT_FOR_RANGES =
      ordered(
          "strMaxLength", 10774906,
          "strMinQueryLength", 10774907,
          "strMaxQueryLength", 10774908,
          "caseSensitive", 10774909,
          "diacriticSensitive", 10774910);

  private static final Map<String, Integer> NOT_FOR_TEXT =
      ordered(
          "sparsity", 10774911,
          "min", 10774912,
          "max", 10774913,
          "trimFactor", 10774914,
          "precision", 10774915);

  private static final Map<String, Integer> NEEDED_FOR_TEXT =
      ordered(
          "strMinQueryLength", 9783402,
          "strMaxQueryLength", 9783403,
          "caseSensitive", 9783404,
          "diacriticSensitive", 9783405);

  private EncryptedQuery() {}

  private static Map<String, Integer> ordered(Object... pairs) {
    Map<String, Integer> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put((String) pairs[i], (Integer) pairs[i + 1]);
    }
    return map;
  }

  /** Checks types and ranges. */
  static Arguments read(Arguments query) {
    query.allowOnly(FIELDS);
    String kind = query.requiredString("queryType");
    if (!KINDS.contains(kind)) {
      throw new CommandException(
          ErrorCode.BAD_VALUE,
          "Enumeration value '%s' for field '%s' is not a valid value."
              .formatted(kind, query.path("queryType")));
    }
    whole(query, "contention", 0, Long.MAX_VALUE);
    whole(query, "sparsity", 1, 8);
    whole(query, "trimFactor", 0, Integer.MAX_VALUE);
    whole(query, "precision", 0, Integer.MAX_VALUE);
    whole(query, "strMaxLength", 1, Integer.MAX_VALUE);
    whole(query, "strMinQueryLength", 1, Integer.MAX_VALUE);
    whole(query, "strMaxQueryLength", 1, Integer.MAX_VALUE);
    query.bool("caseSensitive");
    query.bool("diacriticSensitive");
    return query;
  }

  private static void whole(Arguments query, String field, long min, long max) {
    Optional<BsonValue> value = query.value(field);
    if (value.isEmpty()) {
      return;
    }
    long number = query.wholeNumber(field, 0);
    if (value.get() instanceof BsonNumber exact
        && exact.getBsonType() == BsonType.DOUBLE
        && exact.doubleValue() != number) {
      throw new CommandException(
          ErrorCode.FAILED_TO_PARSE, "Expected an integer: " + query.path(field));
    }
    if (number < min || number > max) {
      throw new CommandException(
          ErrorCode.BAD_VALUE,
          "BSON field '%s' value must be %s %s, actual value '%s'"
              .formatted(
                  query.path(field), number < min ? ">=" : "<=", number < min ? min : max, number));
    }
  }

  /** Checks one query against the type of its field. */
  static void check(Arguments query, String type, String path) {
    switch (query.requiredString("queryType")) {
      case "equality" -> {
        if (WITHOUT_EQUALITY.contains(type)) {
          throw EncryptedFields.error(
              6338405, "Type '" + type + "' is not a supported equality indexed type");
        }
        EncryptedFields.refuseFields(query, NOT_FOR_EQUALITY, "equality");
      }
      case "range", "rangePreview" -> checkRange(query, type);
      default -> checkText(query, type, path);
    }
  }

  /** Checks two queries: only on beginnings and endings of text at once. */
  static void checkPair(Arguments one, Arguments other, String type, String path) {
    Set<String> kinds =
        Set.copyOf(List.of(one.requiredString("queryType"), other.requiredString("queryType")));
    if (!kinds.equals(Set.of(SUFFIX, PREFIX))) {
      throw EncryptedFields.error(
          9783414,
          "Multiple query types may only include the suffixPreview and prefixPreview query types");
    }
    checkText(one, type, path);
    checkText(other, type, path);
    checkSame(one, other, "caseSensitive", 9783409, path);
    checkSame(one, other, "diacriticSensitive", 9783410, path);
    checkSame(one, other, "contention", 9783411, path);
  }

  private static void checkSame(
      Arguments one, Arguments other, String field, int location, String path) {
    if (!one.value(field).equals(other.value(field))) {
      throw EncryptedFields.error(
          location,
          "%s parameter must be the same for all query types of field %s".formatted(field, path));
    }
  }

  private static void checkRange(Arguments query, String type) {
    BsonType expected = RANGES.get(type);
    if (expected == null) {
      throw EncryptedFields.error(
          6775201, "Type '" + type + "' is not a supported range indexed type");
    }
    EncryptedFields.refuseFields(query, NOT_FOR_RANGES, "range");
    checkBound(query, "min", expected, 7018200);
    checkBound(query, "max", expected, 7018201);
    if (query.has("min")
        && query.has("max")
        && BsonOrder.INSTANCE.compare(query.required("min"), query.required("max")) >= 0) {
      throw EncryptedFields.error(6720005, "Min must be less than max.");
    }
    boolean floating = expected == BsonType.DOUBLE || expected == BsonType.DECIMAL128;
    if (floating
        && (query.has("min") != query.has("max") || query.has("min") != query.has("precision"))) {
      throw EncryptedFields.error(
          6967100,
          "Precision, min, and max must all be specified together for floating point fields");
    }
  }

  private static void checkBound(Arguments query, String field, BsonType expected, int location) {
    Optional<BsonValue> bound = query.value(field);
    if (bound.isPresent() && bound.get().getBsonType() != expected) {
      throw EncryptedFields.error(
          location, "Range field type does not match the " + field + " value type");
    }
  }

  private static void checkText(Arguments query, String type, String path) {
    if (!type.equals("string")) {
      throw EncryptedFields.error(
          9783400,
          "Type '%s' is not a supported type for text search indexed encrypted field %s"
              .formatted(type, path));
    }
    EncryptedFields.refuseFields(query, NOT_FOR_TEXT, "text-based");
    for (Map.Entry<String, Integer> needed : NEEDED_FOR_TEXT.entrySet()) {
      checkThere(query, needed.getKey(), needed.getValue(), path);
    }
    long longest = query.wholeNumber("strMaxQueryLength", 0);
    if (query.wholeNumber("strMinQueryLength", 0) > longest) {
      throw EncryptedFields.error(
          9783406, "strMinQueryLength cannot be greater than strMaxQueryLength");
    }
    if (query.requiredString("queryType").equals(SUBSTRING)) {
      checkThere(query, "strMaxLength", 9783407, path);
      if (longest > query.wholeNumber("strMaxLength", 0)) {
        throw EncryptedFields.error(
            9783408, "strMaxQueryLength cannot be greater than strMaxLength");
      }
    }
  }

  private static void checkThere(Arguments query, String field, int location, String path) {
    if (!query.has(field)) {
      throw EncryptedFields.error(
          location,
          "%s parameter is required for %s query type of field %s"
              .formatted(field, query.requiredString("queryType"), path));
    }
  }
}
