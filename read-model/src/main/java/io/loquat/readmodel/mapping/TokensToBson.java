package io.loquat.readmodel.mapping;

import io.loquat.readmodel.error.MappingException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import org.bson.BsonBinary;
import org.bson.BsonValue;
import org.bson.BsonWriter;
import org.bson.codecs.BsonValueCodec;
import org.bson.codecs.EncoderContext;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Writes Jackson's tokens as BSON. Stateless. */
final class TokensToBson {
  /** As deep as the server takes documents. */
  private static final int DEPTH_MAX = 100;

  private static final BsonValueCodec VALUES = new BsonValueCodec();
  private static final EncoderContext PLAIN = EncoderContext.builder().build();
  private static final int LONG_BITS = 63;

  private TokensToBson() {}

  /** Writes the value whose first token the parser is at; leaves the parser at its last. */
  static void copy(JsonParser tokens, BsonWriter writer) {
    copy(tokens, writer, 0);
  }

  private static void copy(JsonParser tokens, BsonWriter writer, int depth) {
    if (depth > DEPTH_MAX) {
      throw new MappingException("more than %s levels deep, or in a circle".formatted(DEPTH_MAX));
    }
    switch (tokens.currentToken()) {
      case START_OBJECT -> document(tokens, writer, depth);
      case START_ARRAY -> array(tokens, writer, depth);
      case VALUE_STRING -> writer.writeString(tokens.getString());
      case VALUE_NUMBER_INT -> integer(tokens, writer);
      case VALUE_NUMBER_FLOAT -> fraction(tokens, writer);
      case VALUE_TRUE -> writer.writeBoolean(true);
      case VALUE_FALSE -> writer.writeBoolean(false);
      case VALUE_NULL -> writer.writeNull();
      case VALUE_EMBEDDED_OBJECT -> embedded(tokens.getEmbeddedObject(), writer);
      default -> throw new MappingException("nothing to write: " + tokens.currentToken());
    }
  }

  private static void document(JsonParser tokens, BsonWriter writer, int depth) {
    writer.writeStartDocument();
    while (tokens.nextToken() != JsonToken.END_OBJECT) {
      writer.writeName(tokens.currentName());
      tokens.nextToken();
      copy(tokens, writer, depth + 1);
    }
    writer.writeEndDocument();
  }

  private static void array(JsonParser tokens, BsonWriter writer, int depth) {
    writer.writeStartArray();
    while (tokens.nextToken() != JsonToken.END_ARRAY) {
      copy(tokens, writer, depth + 1);
    }
    writer.writeEndArray();
  }

  private static void integer(JsonParser tokens, BsonWriter writer) {
    switch (tokens.getNumberType()) {
      case INT -> writer.writeInt32(tokens.getIntValue());
      case LONG -> writer.writeInt64(tokens.getLongValue());
      default -> integer(tokens.getBigIntegerValue(), writer);
    }
  }

  private static void integer(BigInteger number, BsonWriter writer) {
    if (number.bitLength() <= LONG_BITS) {
      writer.writeInt64(number.longValueExact());
    } else {
      writer.writeDecimal128(decimal(new BigDecimal(number)));
    }
  }

  private static void fraction(JsonParser tokens, BsonWriter writer) {
    switch (tokens.getNumberType()) {
      case BIG_DECIMAL -> writer.writeDecimal128(decimal(tokens.getDecimalValue()));
      default -> writer.writeDouble(tokens.getDoubleValue());
    }
  }

  private static Decimal128 decimal(BigDecimal number) {
    try {
      Decimal128 decimal = new Decimal128(number);
      if (isSame(decimal.bigDecimalValue(), number)) {
        return decimal;
      }
    } catch (NumberFormatException e) {
      throw new MappingException(number + " has more digits than a Decimal128", e);
    }
    throw new MappingException(number + " has an exponent that no Decimal128 has");
  }

  private static boolean isSame(BigDecimal one, BigDecimal other) {
    return one.scale() == other.scale() && one.compareTo(other) == 0;
  }

  private static void embedded(Object value, BsonWriter writer) {
    switch (value) {
      case BsonValue bson -> VALUES.encode(writer, bson, PLAIN);
      case Instant instant -> writer.writeDateTime(BsonTypes.millis(instant));
      case ObjectId id -> writer.writeObjectId(id);
      case Decimal128 decimal -> writer.writeDecimal128(decimal);
      case byte[] bytes -> writer.writeBinaryData(new BsonBinary(bytes));
      default -> throw new MappingException("a %s is no value of BSON".formatted(value.getClass()));
    }
  }
}
