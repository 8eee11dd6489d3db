package io.loquat.store.jsonb;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A position in JSONB bytes; checks every header against the node around it. Confined. */
final class JsonbReader {
  private byte[] in = {};
  private int at;
  private int type;

  void reset(byte[] jsonb, int from) {
    in = jsonb;
    at = from;
  }

  byte[] array() {
    return in;
  }

  int position() {
    return at;
  }

  void position(int position) {
    at = position;
  }

  /** The type of the node whose header was read last. */
  int type() {
    return type;
  }

  /** Reads a header and returns the end of the payload, at whose start the position then is. */
  int header(int limit) {
    if (at >= limit) {
      throw malformed("header missing");
    }
    int head = in[at++] & 0xff;
    type = head & 15;
    int code = head >>> 4;
    long size = code > 11 ? longSize(code, limit) : code;
    if (size > limit - at) {
      throw malformed("node larger than its container");
    }
    return at + (int) size;
  }

  private long longSize(int code, int limit) {
    int bytes = 1 << (code - 12);
    if (bytes > limit - at) {
      throw malformed("header cut off");
    }
    long size = 0;
    for (int i = 0; i < bytes; i++) {
      size = size << 8 | (in[at++] & 0xff);
    }
    if (size < 0) {
      throw malformed("negative size");
    }
    return size;
  }

  /** Reads a string node as text. */
  String text(int limit) {
    int end = header(limit);
    byte[] plain = plainText(end);
    at = end;
    return new String(plain, StandardCharsets.UTF_8);
  }

  /** The bytes of the string whose header was read. */
  byte[] plainText(int end) {
    return switch (type) {
      case JsonbType.TEXT, JsonbType.TEXTRAW -> Arrays.copyOfRange(in, at, end);
      case JsonbType.TEXTJ, JsonbType.TEXT5 -> EscapedText.plain(in, at, end);
      default -> throw malformed("no string");
    };
  }

  /** Reads the label of a field that must have this name. */
  void label(String name, int limit) {
    int start = at;
    if (!text(limit).equals(name)) {
      at = start;
      throw malformed("no field " + name);
    }
  }

  /** Reads the header of an object and returns its end. */
  int object(int limit) {
    int end = header(limit);
    if (type != JsonbType.OBJECT) {
      throw malformed("no object");
    }
    return end;
  }

  void expectEnd(int end) {
    if (at != end) {
      throw malformed("more than expected");
    }
  }

  JsonbException malformed(String what) {
    return new JsonbException(what, at);
  }
}
