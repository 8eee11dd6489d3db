package io.loquat.readmodel.mapping;

import io.loquat.readmodel.error.MappingException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDecimal128;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonNumber;
import org.bson.BsonObjectId;
import org.bson.BsonRegularExpression;
import org.bson.BsonString;
import org.bson.BsonTimestamp;
import org.bson.BsonValue;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** The types that BSON has and JSON does not, taught to Jackson. Stateless. */
final class BsonTypes {
  private BsonTypes() {}

  /** The same mapper with what keeps values exactly as they are. */
  static JsonMapper configure(JsonMapper mapper) {
    return mapper
        .rebuild()
        .addModule(module())
        .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
        .disable(
            DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS,
            DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS,
            DateTimeFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE,
            DateTimeFeature.NORMALIZE_DESERIALIZED_ZONE_ID)
        .enable(DateTimeFeature.WRITE_DATES_WITH_ZONE_ID)
        .disable(EnumFeature.WRITE_ENUMS_USING_TO_STRING, EnumFeature.READ_ENUMS_USING_TO_STRING)
        .build();
  }

  private static SimpleModule module() {
    SimpleModule module = new SimpleModule("bson");
    add(module, Instant.class, at -> new BsonDateTime(millis(at)), BsonTypes::instant);
    add(
        module,
        Date.class,
        date -> new BsonDateTime(date.getTime()),
        value -> new Date(instant(value).toEpochMilli()));
    add(module, UUID.class, id -> new BsonString(id.toString()), BsonTypes::uuid);
    add(module, ObjectId.class, BsonObjectId::new, BsonTypes::objectId);
    add(module, Decimal128.class, BsonDecimal128::new, value -> number(value).decimal128Value());
    add(
        module,
        Binary.class,
        binary -> new BsonBinary(binary.getType(), binary.getData()),
        value -> new Binary(value.asBinary().getType(), value.asBinary().getData()));
    add(
        module,
        Document.class,
        JavaValues::toBson,
        value -> JavaValues.document(value.asDocument()));
    addBson(module);
    return module;
  }

  private static void addBson(SimpleModule module) {
    module.addSerializer(new EmbeddedSerializer<>(BsonValue.class, value -> value));
    module.addDeserializer(
        BsonValue.class, new EmbeddedDeserializer<>(BsonValue.class, value -> value));
    addBson(module, BsonDocument.class, BsonValue::asDocument);
    addBson(module, BsonArray.class, BsonValue::asArray);
    addBson(module, BsonString.class, BsonValue::asString);
    addBson(module, BsonBoolean.class, BsonValue::asBoolean);
    addBson(module, BsonInt32.class, BsonValue::asInt32);
    addBson(module, BsonInt64.class, BsonValue::asInt64);
    addBson(module, BsonDouble.class, BsonValue::asDouble);
    addBson(module, BsonDecimal128.class, BsonValue::asDecimal128);
    addBson(module, BsonNumber.class, BsonTypes::number);
    addBson(module, BsonDateTime.class, BsonValue::asDateTime);
    addBson(module, BsonObjectId.class, BsonValue::asObjectId);
    addBson(module, BsonBinary.class, BsonValue::asBinary);
    addBson(module, BsonTimestamp.class, BsonValue::asTimestamp);
    addBson(module, BsonRegularExpression.class, BsonValue::asRegularExpression);
  }

  private static <B extends BsonValue> void addBson(
      SimpleModule module, Class<B> type, Function<BsonValue, B> read) {
    module.addDeserializer(type, new EmbeddedDeserializer<>(type, read));
  }

  private static <T> void add(
      SimpleModule module,
      Class<T> type,
      Function<T, BsonValue> write,
      Function<BsonValue, T> read) {
    module.addSerializer(type, new EmbeddedSerializer<>(type, write));
    module.addDeserializer(type, new EmbeddedDeserializer<>(type, read));
  }

  /** BSON's dates have milliseconds. */
  static long millis(Instant instant) {
    try {
      return instant.toEpochMilli();
    } catch (ArithmeticException e) {
      throw new MappingException(instant + " is out of the range of dates", e);
    }
  }

  private static Instant instant(BsonValue value) {
    return value instanceof BsonString text
        ? Instant.parse(text.getValue())
        : Instant.ofEpochMilli(value.asDateTime().getValue());
  }

  private static UUID uuid(BsonValue value) {
    return value instanceof BsonBinary binary
        ? binary.asUuid()
        : UUID.fromString(value.asString().getValue());
  }

  private static ObjectId objectId(BsonValue value) {
    return value instanceof BsonString text
        ? new ObjectId(text.getValue())
        : value.asObjectId().getValue();
  }

  private static BsonNumber number(BsonValue value) {
    return value.asNumber();
  }

  /** Empty for what only Decimal128 has: infinities, not a number, and the negative zero. */
  static Optional<BigDecimal> bigDecimal(Decimal128 decimal) {
    if (decimal.isNaN() || decimal.isInfinite()) {
      return Optional.empty();
    }
    try {
      return Optional.of(decimal.bigDecimalValue());
    } catch (ArithmeticException e) {
      return Optional.empty();
    }
  }
}
