package io.loquat.store.jsonb;

import java.util.Arrays;
import java.util.Base64;
import org.bson.types.Decimal128;

/** Writes the BSON types that JSON lacks as Extended JSON wrappers. Confined to one codec. */
final class WrapperEncoder {
  private static final int OBJECT_ID_BYTES = 12;

  /** Headers, key and the value's header of an ObjectId and of a date: they never change. */
  private static final byte[] OBJECT_ID_HEAD = fixedHead(Wrapper.OBJECT_ID, 24);

  private static final byte[] DATE_HEAD = fixedHead(Wrapper.DATE, DateText.LENGTH);

  private final JsonbSink out;
  private final BsonEncoder documents;

  WrapperEncoder(JsonbSink out, BsonEncoder documents) {
    this.out = out;
    this.documents = documents;
  }

  /** Writes the value at {@code at} and returns the position after it. */
  int write(int type, byte[] in, int at, int end, int depth) {
    int after = BsonScan.valueEnd(in, type, at, end);
    switch (type) {
      case 0x05 -> binary(in, at, after);
      case 0x06 -> constant(Wrapper.UNDEFINED, JsonbType.TRUE);
      case 0x07 -> objectId(in, at);
      case 0x09 -> date(BsonScan.int64(in, at));
      case 0x0B -> regularExpression(in, at, after);
      case 0x0C -> dbPointer(in, at, after);
      case 0x0D -> text(Wrapper.CODE, in, at + 4, after - 1);
      case 0x0E -> text(Wrapper.SYMBOL, in, at + 4, after - 1);
      case 0x0F -> codeWithScope(in, at, after, depth);
      case 0x11 -> timestamp(BsonScan.int64(in, at));
      case 0x13 -> decimal128(BsonScan.int64(in, at + 8), BsonScan.int64(in, at));
      case 0x7F -> one(Wrapper.MAX_KEY);
      case 0xFF -> one(Wrapper.MIN_KEY);
      default -> throw BsonScan.malformed("unknown type " + type, at);
    }
    return after;
  }

  /** NaN and the infinities. */
  void special(double value) {
    int header = open(Wrapper.DOUBLE);
    out.asciiText(Double.toString(value));
    close(header);
  }

  void numberLong(long value) {
    int header = open(Wrapper.INT64);
    out.asciiText(Long.toString(value));
    close(header);
  }

  private void objectId(byte[] in, int at) {
    out.bytes(OBJECT_ID_HEAD, 0, OBJECT_ID_HEAD.length);
    out.hex(in, at, OBJECT_ID_BYTES);
  }

  private void date(long millis) {
    if (DateText.representable(millis)) {
      out.bytes(DATE_HEAD, 0, DATE_HEAD.length);
      out.dateText(millis);
    } else {
      int header = open(Wrapper.DATE);
      numberLong(millis);
      close(header);
    }
  }

  /** Subtype 2 repeats the length inside; Extended JSON leaves that out. */
  private void binary(byte[] in, int at, int after) {
    int subtype = in[at + 4] & 0xff;
    int start = at + 5;
    if (subtype == 2) {
      if (after - start < 4 || BsonScan.int32(in, start) != after - start - 4) {
        throw BsonScan.malformed("wrong length in binary of subtype 2", start);
      }
      start += 4;
    }
    byte[] base64 = Base64.getEncoder().encode(Arrays.copyOfRange(in, start, after));
    int header = open(Wrapper.BINARY);
    int body = out.open(2);
    label("base64");
    out.node(JsonbType.TEXT, base64, 0, base64.length);
    label("subType");
    out.header(JsonbType.TEXT, 2);
    out.hex(in, at + 4, 1);
    out.close(body, 2, JsonbType.OBJECT);
    close(header);
  }

  private void regularExpression(byte[] in, int at, int after) {
    int patternEnd = BsonScan.nameEnd(in, at, after);
    int header = open(Wrapper.REGULAR_EXPRESSION);
    int body = out.open(2);
    label("pattern");
    string(in, at, patternEnd);
    label("options");
    string(in, patternEnd + 1, after - 1);
    out.close(body, 2, JsonbType.OBJECT);
    close(header);
  }

  private void dbPointer(byte[] in, int at, int after) {
    int header = open(Wrapper.DB_POINTER);
    int body = out.open(2);
    label("$ref");
    string(in, at + 4, after - OBJECT_ID_BYTES - 1);
    label("$id");
    objectId(in, after - OBJECT_ID_BYTES);
    out.close(body, 2, JsonbType.OBJECT);
    close(header);
  }

  private void text(Wrapper wrapper, byte[] in, int from, int to) {
    int header = open(wrapper);
    string(in, from, to);
    close(header);
  }

  private void codeWithScope(byte[] in, int at, int after, int depth) {
    int codeEnd = BsonScan.stringEnd(in, at + 4, after);
    int header = open(Wrapper.CODE);
    string(in, at + 8, codeEnd);
    label("$scope");
    if (documents.nested(in, codeEnd + 1, after, depth + 1) != after) {
      throw BsonScan.malformed("wrong code length", at);
    }
    close(header);
  }

  private void timestamp(long bits) {
    int header = open(Wrapper.TIMESTAMP);
    int body = out.open(2);
    label("t");
    out.uint32(bits >>> 32);
    label("i");
    out.uint32(bits & 0xffffffffL);
    out.close(body, 2, JsonbType.OBJECT);
    close(header);
  }

  private void decimal128(long high, long low) {
    int header = open(Wrapper.DECIMAL128);
    out.asciiText(Decimal128.fromIEEE754BIDEncoding(high, low).toString());
    close(header);
  }

  private void one(Wrapper wrapper) {
    int header = open(wrapper);
    out.int32(1);
    close(header);
  }

  private void constant(Wrapper wrapper, int type) {
    int header = open(wrapper);
    out.empty(type);
    close(header);
  }

  private void string(byte[] in, int from, int to) {
    out.node(PlainText.type(in, from, to), in, from, to - from);
  }

  private void label(String name) {
    out.asciiText(name);
  }

  private int open(Wrapper wrapper) {
    int header = out.open(2);
    byte[] key = wrapper.key();
    out.node(JsonbType.TEXT, key, 0, key.length);
    return header;
  }

  private void close(int header) {
    out.close(header, 2, JsonbType.OBJECT);
  }

  private static byte[] fixedHead(Wrapper wrapper, int textLength) {
    JsonbSink sink = new JsonbSink();
    int header = sink.open(2);
    sink.node(JsonbType.TEXT, wrapper.key(), 0, wrapper.key().length);
    sink.asciiText("0".repeat(textLength));
    sink.close(header, 2, JsonbType.OBJECT);
    byte[] whole = sink.toByteArray();
    return Arrays.copyOf(whole, whole.length - textLength);
  }
}
