package io.loquat.store.jsonb;

import java.util.Optional;

/** Walks JSONB nodes and writes BSON bytes. Confined to one codec. */
final class JsonbDecoder {
  /** As deep as SQLite itself goes. */
  private static final int DEPTH_MAX = 1000;

  private final JsonbReader in = new JsonbReader();
  private final WrapperDecoder wrappers = new WrapperDecoder(in, this);

  /** Appends a document; a JSONB object that is not below another is never a wrapper. */
  void root(byte[] jsonb, int from, int to, BsonSink out, Optional<SystemValues> systemValues) {
    in.reset(jsonb, from);
    int end = in.object(to);
    if (end != to) {
      throw in.malformed("bytes after the document");
    }
    int start = out.reserve(4);
    fields(end, out, 0);
    if (systemValues.isPresent()) {
      systemValues.get().appendTo(out);
    }
    finish(start, out);
  }

  /** Where the node ends that begins there. */
  int end(byte[] jsonb, int from) {
    in.reset(jsonb, from);
    return in.header(jsonb.length);
  }

  /** Appends a value as it is stored below a root, and returns its BSON type. */
  int single(byte[] jsonb, BsonSink out) {
    in.reset(jsonb, 0);
    int type = value(jsonb.length, out, 0);
    in.expectEnd(jsonb.length);
    return type;
  }

  /** Appends the object whose header comes next, which is no wrapper. */
  void document(int limit, BsonSink out, int depth) {
    int end = in.object(limit);
    int start = out.reserve(4);
    if (object(end, out, depth) != 0x03) {
      throw in.malformed("a wrapper where a document must be");
    }
    in.expectEnd(end);
    finish(start, out);
  }

  static void finish(int start, BsonSink out) {
    out.int8(0);
    out.setInt32(start, out.size() - start);
  }

  private int value(int limit, BsonSink out, int depth) {
    int end = in.header(limit);
    int bsonType =
        switch (in.type()) {
          case JsonbType.NULL -> 0x0A;
          case JsonbType.TRUE -> bool(1, out);
          case JsonbType.FALSE -> bool(0, out);
          case JsonbType.INT -> JsonbNumbers.decimal(in, end, out);
          case JsonbType.INT5 -> JsonbNumbers.json5(in, end, out);
          case JsonbType.FLOAT, JsonbType.FLOAT5 -> JsonbNumbers.float64(in, end, out);
          case JsonbType.TEXT, JsonbType.TEXTRAW, JsonbType.TEXTJ, JsonbType.TEXT5 ->
              string(end, out);
          case JsonbType.ARRAY -> array(end, out, depth + 1);
          case JsonbType.OBJECT -> documentOrWrapper(end, out, depth + 1);
          default -> throw in.malformed("unknown type");
        };
    in.expectEnd(end);
    return bsonType;
  }

  private static int bool(int value, BsonSink out) {
    out.int8(value);
    return 0x08;
  }

  private int string(int end, BsonSink out) {
    int start = out.reserve(4);
    stringBytes(end, out);
    out.int8(0);
    out.setInt32(start, out.size() - start - 4);
    return 0x02;
  }

  private void stringBytes(int end, BsonSink out) {
    int type = in.type();
    if (type == JsonbType.TEXT || type == JsonbType.TEXTRAW) {
      out.bytes(in.array(), in.position(), end - in.position());
    } else {
      byte[] plain = in.plainText(end);
      out.bytes(plain, 0, plain.length);
    }
    in.position(end);
  }

  private int array(int end, BsonSink out, int depth) {
    checkDepth(depth);
    int start = out.reserve(4);
    for (int index = 0; in.position() < end; index++) {
      int typeAt = out.reserve(1);
      out.indexKey(index);
      out.setInt8(typeAt, value(end, out, depth));
    }
    finish(start, out);
    return 0x04;
  }

  private int documentOrWrapper(int end, BsonSink out, int depth) {
    checkDepth(depth);
    int start = out.reserve(4);
    int bsonType = object(end, out, depth);
    if (bsonType == 0x03) {
      finish(start, out);
    }
    return bsonType;
  }

  /**
   * Appends fields after a reserved length. If the first key is a wrapper's, takes back what was
   * written, the length too, and writes the wrapped value; says by the BSON type which it was.
   */
  private int object(int end, BsonSink out, int depth) {
    if (in.position() == end) {
      return 0x03;
    }
    int typeAt = out.reserve(1);
    int name = out.size();
    label(end, out);
    if (out.size() > name && out.array()[name] == '$') {
      Optional<Wrapper> wrapper = Wrapper.of(out.array(), name, out.size());
      if (wrapper.isPresent()) {
        out.truncate(typeAt - 4);
        return wrappers.read(wrapper.get(), end, out, depth);
      }
      unescape(name, out);
    }
    out.int8(0);
    out.setInt8(typeAt, value(end, out, depth));
    fields(end, out, depth);
    return 0x03;
  }

  private void fields(int end, BsonSink out, int depth) {
    while (in.position() < end) {
      int typeAt = out.reserve(1);
      int name = out.size();
      label(end, out);
      if (depth > 0 && out.size() > name && out.array()[name] == '$') {
        unescape(name, out);
      }
      out.int8(0);
      out.setInt8(typeAt, value(end, out, depth));
    }
  }

  /** Takes away the dollar sign that a user's name got for looking like a wrapper's. */
  private static void unescape(int name, BsonSink out) {
    boolean twoDollars = out.size() > name + 1 && out.array()[name + 1] == '$';
    if (twoDollars && Wrapper.looksLikeKey(out.array(), name, out.size())) {
      out.removeByte(name);
    }
  }

  private void label(int limit, BsonSink out) {
    int end = in.header(limit);
    byte[] bytes = in.array();
    int from = in.position();
    int to = end;
    if (in.type() != JsonbType.TEXT && in.type() != JsonbType.TEXTRAW) {
      bytes = in.plainText(end);
      from = 0;
      to = bytes.length;
    }
    if (!out.name(bytes, from, to)) {
      throw in.malformed("a field name with a NUL");
    }
    in.position(end);
  }

  private void checkDepth(int depth) {
    if (depth > DEPTH_MAX) {
      throw in.malformed("nested too deep");
    }
  }
}
