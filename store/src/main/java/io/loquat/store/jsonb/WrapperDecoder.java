package io.loquat.store.jsonb;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.Base64;
import org.bson.types.Decimal128;

/** Reads what follows the first key of an Extended JSON wrapper. Confined to one codec. */
final class WrapperDecoder {
  private static final int OBJECT_ID_DIGITS = 24;

  private final JsonbReader in;
  private final JsonbDecoder documents;

  WrapperDecoder(JsonbReader in, JsonbDecoder documents) {
    this.in = in;
    this.documents = documents;
  }

  /** Appends the wrapped value and returns its BSON type. */
  int read(Wrapper wrapper, int end, BsonSink out, int depth) {
    try {
      int type = readAny(wrapper, end, out, depth);
      in.expectEnd(end);
      return type;
    } catch (DateTimeException | IllegalArgumentException _) {
      throw in.malformed("no value for the wrapper " + wrapper);
    }
  }

  private int readAny(Wrapper wrapper, int end, BsonSink out, int depth) {
    return switch (wrapper) {
      case OBJECT_ID -> objectId(end, out);
      case DATE -> date(end, out);
      case DECIMAL128 -> decimal128(end, out);
      case BINARY -> binary(end, out);
      case REGULAR_EXPRESSION -> regularExpression(end, out);
      case TIMESTAMP -> timestamp(end, out);
      case CODE -> code(end, out, depth);
      case SYMBOL -> string(0x0E, in.text(end), out);
      case DB_POINTER -> dbPointer(end, out);
      case MIN_KEY -> constant(0xFF, end);
      case MAX_KEY -> constant(0x7F, end);
      case UNDEFINED -> constant(0x06, end);
      case DOUBLE -> special(end, out);
      case INT64 -> int64(0x12, Long.parseLong(in.text(end)), out);
    };
  }

  private int objectId(int limit, BsonSink out) {
    int end = in.header(limit);
    int from = in.position();
    if (in.type() != JsonbType.TEXT || end - from != OBJECT_ID_DIGITS) {
      throw in.malformed("no ObjectId");
    }
    if (!out.hex(in.array(), from, OBJECT_ID_DIGITS / 2)) {
      throw in.malformed("no hexadecimal digit");
    }
    in.position(end);
    return 0x07;
  }

  private int date(int limit, BsonSink out) {
    int start = in.position();
    int end = in.header(limit);
    if (in.type() == JsonbType.OBJECT) {
      in.label("$numberLong", end);
      long millis = Long.parseLong(in.text(end));
      in.expectEnd(end);
      return int64(0x09, millis, out);
    }
    if (in.type() != JsonbType.TEXT) {
      in.position(start);
      return int64(0x09, DateText.parse(in.text(limit)), out);
    }
    long millis = DateText.parse(in.array(), in.position(), end);
    in.position(end);
    return int64(0x09, millis, out);
  }

  private int decimal128(int limit, BsonSink out) {
    Decimal128 value = Decimal128.parse(in.text(limit));
    out.int64(value.getLow());
    out.int64(value.getHigh());
    return 0x13;
  }

  private int binary(int limit, BsonSink out) {
    int end = in.object(limit);
    in.label("base64", end);
    byte[] bytes = Base64.getDecoder().decode(in.text(end));
    in.label("subType", end);
    int subtype = Integer.parseInt(in.text(end), 16);
    in.expectEnd(end);
    if (subtype < 0 || subtype > 0xff) {
      throw in.malformed("no binary subtype");
    }
    out.int32(subtype == 2 ? bytes.length + 4 : bytes.length);
    out.int8(subtype);
    if (subtype == 2) {
      out.int32(bytes.length);
    }
    out.bytes(bytes, 0, bytes.length);
    return 0x05;
  }

  private int regularExpression(int limit, BsonSink out) {
    int end = in.object(limit);
    in.label("pattern", end);
    cString(in.text(end), out);
    in.label("options", end);
    cString(in.text(end), out);
    in.expectEnd(end);
    return 0x0B;
  }

  private int timestamp(int limit, BsonSink out) {
    int end = in.object(limit);
    in.label("t", end);
    long seconds = uint32(end);
    in.label("i", end);
    long increment = uint32(end);
    in.expectEnd(end);
    return int64(0x11, seconds << 32 | increment, out);
  }

  private long uint32(int limit) {
    int end = in.header(limit);
    int from = in.position();
    long value =
        Long.parseLong(new String(in.array(), from, end - from, StandardCharsets.ISO_8859_1));
    if (value < 0 || value > 0xffffffffL) {
      throw in.malformed("no unsigned 32-bit number");
    }
    in.position(end);
    return value;
  }

  private int code(int end, BsonSink out, int depth) {
    String code = in.text(end);
    if (in.position() == end) {
      return string(0x0D, code, out);
    }
    in.label("$scope", end);
    int start = out.reserve(4);
    string(0x0D, code, out);
    documents.document(end, out, depth + 1);
    out.setInt32(start, out.size() - start);
    return 0x0F;
  }

  private int dbPointer(int limit, BsonSink out) {
    int end = in.object(limit);
    in.label("$ref", end);
    string(0x0C, in.text(end), out);
    in.label("$id", end);
    int idEnd = in.object(end);
    in.label("$oid", idEnd);
    objectId(idEnd, out);
    in.expectEnd(idEnd);
    in.expectEnd(end);
    return 0x0C;
  }

  private int constant(int bsonType, int limit) {
    in.position(in.header(limit));
    return bsonType;
  }

  private int special(int limit, BsonSink out) {
    return int64(0x01, Double.doubleToLongBits(Double.parseDouble(in.text(limit))), out);
  }

  private static int int64(int bsonType, long value, BsonSink out) {
    out.int64(value);
    return bsonType;
  }

  private static int string(int bsonType, String text, BsonSink out) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.int32(bytes.length + 1);
    out.bytes(bytes, 0, bytes.length);
    out.int8(0);
    return bsonType;
  }

  private void cString(String text, BsonSink out) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (text.indexOf('\0') >= 0) {
      throw in.malformed("a NUL in a regular expression");
    }
    out.bytes(bytes, 0, bytes.length);
    out.int8(0);
  }
}
