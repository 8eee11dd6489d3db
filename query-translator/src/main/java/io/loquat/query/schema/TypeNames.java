package io.loquat.query.schema;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.bson.BsonType;

/** The names of types that schemas know, by kind of keyword. */
final class TypeNames {
  private static final Set<BsonType> NUMBERS =
      EnumSet.of(BsonType.INT32, BsonType.INT64, BsonType.DOUBLE, BsonType.DECIMAL128);

  private static final Map<String, BsonType> OF_JSON =
      Map.of(
          "array", BsonType.ARRAY,
          "boolean", BsonType.BOOLEAN,
          "null", BsonType.NULL,
          "object", BsonType.DOCUMENT,
          "string", BsonType.STRING);

  private static final Map<String, BsonType> OF_BSON =
      Map.ofEntries(
          Map.entry("array", BsonType.ARRAY),
          Map.entry("binData", BsonType.BINARY),
          Map.entry("bool", BsonType.BOOLEAN),
          Map.entry("date", BsonType.DATE_TIME),
          Map.entry("dbPointer", BsonType.DB_POINTER),
          Map.entry("decimal", BsonType.DECIMAL128),
          Map.entry("double", BsonType.DOUBLE),
          Map.entry("int", BsonType.INT32),
          Map.entry("javascript", BsonType.JAVASCRIPT),
          Map.entry("javascriptWithScope", BsonType.JAVASCRIPT_WITH_SCOPE),
          Map.entry("long", BsonType.INT64),
          Map.entry("maxKey", BsonType.MAX_KEY),
          Map.entry("minKey", BsonType.MIN_KEY),
          Map.entry("null", BsonType.NULL),
          Map.entry("object", BsonType.DOCUMENT),
          Map.entry("objectId", BsonType.OBJECT_ID),
          Map.entry("regex", BsonType.REGULAR_EXPRESSION),
          Map.entry("string", BsonType.STRING),
          Map.entry("symbol", BsonType.SYMBOL),
          Map.entry("timestamp", BsonType.TIMESTAMP),
          Map.entry("undefined", BsonType.UNDEFINED));

  /** The names of {@code type}. */
  static final Function<String, Optional<Set<BsonType>>> JSON = name -> find(name, OF_JSON);

  /** The names of {@code bsonType}. */
  static final Function<String, Optional<Set<BsonType>>> BSON = name -> find(name, OF_BSON);

  private TypeNames() {}

  private static Optional<Set<BsonType>> find(String name, Map<String, BsonType> types) {
    return name.equals("number")
        ? Optional.of(NUMBERS)
        : Optional.ofNullable(types.get(name)).map(Set::of);
  }
}
