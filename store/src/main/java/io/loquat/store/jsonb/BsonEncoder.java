package io.loquat.store.jsonb;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.model.SystemFields;
import java.nio.charset.StandardCharsets;

/**
 * Walks BSON bytes and writes JSONB nodes. The size of a container is known only at its end, so its
 * header is guessed from the BSON length and the payload moved where the guess was wrong. Confined
 * to one codec.
 */
final class BsonEncoder {
  /** Deeper than any document a client may send, and far from the end of the stack. */
  private static final int DEPTH_MAX = 200;

  private final JsonbSink out;
  private final WrapperEncoder wrappers;
  private byte[] in = {};
  private int at;

  BsonEncoder(JsonbSink out) {
    this.out = out;
    this.wrappers = new WrapperEncoder(out, this);
  }

  void root(byte[] bson, int offset, int length, RootRule rule) {
    in = bson;
    int end = BsonScan.terminator(bson, offset, offset + length);
    if (end != offset + length - 1) {
      throw BsonScan.malformed("bytes after the document", end + 1);
    }
    int guess = headerGuess(length);
    int header = out.open(guess);
    int start = offset + 4;
    int id = rule.idFirst() ? BsonScan.findId(bson, start, end) : -1;
    if (id > start) {
      at = id;
      element(end, 0);
    }
    at = start;
    while (at < end) {
      if (written(id, start) || (rule.dropsSystemFields() && isSystemField(end))) {
        skip(end);
      } else {
        element(end, 0);
      }
    }
    out.close(header, guess, JsonbType.OBJECT);
  }

  private boolean written(int id, int start) {
    return at == id && id > start;
  }

  /** The first value of a document, as it is stored below a root. */
  void firstValue(byte[] bson, int length) {
    in = bson;
    int end = BsonScan.terminator(bson, 0, length);
    at = BsonScan.nameEnd(bson, 5, end) + 1;
    value(bson[4] & 0xff, end, 0);
  }

  /** Encodes a nested document and returns the position after it. */
  int nested(byte[] bson, int start, int limit, int depth) {
    in = bson;
    at = start;
    container(JsonbType.OBJECT, limit, depth);
    return at;
  }

  private void element(int end, int depth) {
    int type = in[at] & 0xff;
    int name = at + 1;
    int nameEnd = BsonScan.nameEnd(in, name, end);
    label(name, nameEnd);
    at = nameEnd + 1;
    value(type, end, depth);
  }

  private void label(int name, int nameEnd) {
    out.node(PlainText.type(in, name, nameEnd), in, name, nameEnd - name);
  }

  private void skip(int end) {
    int nameEnd = BsonScan.nameEnd(in, at + 1, end);
    at = BsonScan.valueEnd(in, in[at] & 0xff, nameEnd + 1, end);
  }

  private boolean isSystemField(int end) {
    if (in[at + 1] != '_') {
      return false;
    }
    int nameEnd = BsonScan.nameEnd(in, at + 1, end);
    int length = nameEnd - at - 1;
    return length >= 8
        && length <= 9
        && SystemFields.NAMES.contains(new String(in, at + 1, length, StandardCharsets.ISO_8859_1));
  }

  private void value(int type, int end, int depth) {
    switch (type) {
      case 0x01 -> float64(end);
      case 0x02 -> string(end);
      case 0x03 -> container(JsonbType.OBJECT, end, depth + 1);
      case 0x04 -> container(JsonbType.ARRAY, end, depth + 1);
      case 0x08 -> bool(end);
      case 0x0A -> out.empty(JsonbType.NULL);
      case 0x10 -> out.int32(BsonScan.int32(in, take(4, end)));
      case 0x12 -> int64(end);
      default -> at = wrappers.write(type, in, at, end, depth);
    }
  }

  private int take(int count, int end) {
    int start = at;
    if (count > end - start) {
      throw BsonScan.malformed("value cut off", start);
    }
    at = start + count;
    return start;
  }

  private void float64(int end) {
    double value = Double.longBitsToDouble(BsonScan.int64(in, take(8, end)));
    if (Double.isFinite(value)) {
      out.float64(value);
    } else {
      wrappers.special(value);
    }
  }

  private void int64(int end) {
    long value = BsonScan.int64(in, take(8, end));
    if (value == Long.MIN_VALUE) {
      wrappers.numberLong(value);
    } else {
      out.int64(value);
    }
  }

  private void bool(int end) {
    int value = in[take(1, end)];
    if (value != 0 && value != 1) {
      throw BsonScan.malformed("boolean " + value, at - 1);
    }
    out.empty(value == 1 ? JsonbType.TRUE : JsonbType.FALSE);
  }

  private void string(int end) {
    int stop = BsonScan.stringEnd(in, at, end);
    int start = at + 4;
    out.node(PlainText.type(in, start, stop), in, start, stop - start);
    at = stop + 1;
  }

  private void container(int kind, int limit, int depth) {
    if (depth > DEPTH_MAX) {
      throw new CommandException(
          ErrorCode.OVERFLOW,
          "cannot store a document that exceeds " + DEPTH_MAX + " levels of nesting");
    }
    int end = BsonScan.terminator(in, at, limit);
    int guess = headerGuess(end - at);
    int header = out.open(guess);
    at += 4;
    if (kind == JsonbType.ARRAY) {
      elements(end, depth);
    } else {
      fields(end, depth);
    }
    at = end + 1;
    out.close(header, guess, kind);
  }

  private void elements(int end, int depth) {
    while (at < end) {
      int type = in[at] & 0xff;
      at = BsonScan.nameEnd(in, at + 1, end) + 1;
      value(type, end, depth);
    }
  }

  private void fields(int end, int depth) {
    while (at < end) {
      if (in[at + 1] == '$') {
        dollarElement(end, depth);
      } else {
        element(end, depth);
      }
    }
  }

  /** A field that may look like a wrapper's and then gets one more dollar sign. */
  private void dollarElement(int end, int depth) {
    int type = in[at] & 0xff;
    int name = at + 1;
    int nameEnd = BsonScan.nameEnd(in, name, end);
    if (Wrapper.looksLikeKey(in, name, nameEnd)) {
      out.header(JsonbType.TEXT, nameEnd - name + 1);
      out.int8('$');
      out.bytes(in, name, nameEnd - name);
    } else {
      label(name, nameEnd);
    }
    at = nameEnd + 1;
    value(type, end, depth);
  }

  private static int headerGuess(int bsonLength) {
    return JsonbSink.headerLength(bsonLength <= 18 ? 0 : bsonLength);
  }
}
