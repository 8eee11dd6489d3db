package io.loquat.wire.bson;

import io.loquat.model.ErrorCode;
import io.loquat.wire.MalformedMessageException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Checks that bytes are well-formed BSON documents: lengths, types, terminators, UTF-8, depth.
 * Whatever it passes can be read without further checks, and by recursion. Confined to one thread.
 *
 * <p>It walks with a stack of its own, so that nesting costs it nothing but one slot a level. Each
 * level keeps where its document ends and where the name of its current element stands, for the
 * path in error messages.
 */
public final class BsonValidator {
  /** A user's document may have 16 MiB; a command around it some more. */
  public static final int DOCUMENT_BYTES_MAX = 16 * 1024 * 1024 + 16 * 1024;

  /** Levels of a document that a client stores. */
  public static final int DOCUMENT_DEPTH_MAX = 100;

  /** Levels of a command: itself, and 200 within. */
  public static final int COMMAND_DEPTH_MAX = 201;

  private static final int DOCUMENT_BYTES_MIN = 5;

  private final byte[] bytes;
  private int[] ends = new int[8];
  private int[] names = new int[8];
  private int depth;
  private int position;

  public BsonValidator(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Checks the document at {@code offset}, which must end at {@code limit} or before.
   *
   * @return where it ends
   */
  public int validate(int offset, int limit, int depthMax) throws MalformedMessageException {
    position = offset;
    depth = 0;
    open(limit, depthMax);
    while (depth > 0) {
      element(depthMax);
    }
    return position;
  }

  private void element(int depthMax) throws MalformedMessageException {
    int end = ends[depth - 1];
    byte type = bytes[position++];
    if (type == 0) {
      if (position != end) {
        throw invalid("the document ends before its length says");
      }
      depth--;
      return;
    }
    names[depth - 1] = position;
    cstring();
    value(type, end, depthMax);
    if (position >= end) {
      // Each value stays within its document, and leaves room for the terminator.
      throw invalid("the document has no terminating NUL");
    }
  }

  private void value(byte type, int end, int depthMax) throws MalformedMessageException {
    switch (type) {
      case 0x01, 0x09, 0x11, 0x12 -> skip(8); // double, date, timestamp, int64
      case 0x02, 0x0d, 0x0e -> string(); // string, code, symbol
      case 0x03, 0x04 -> open(end - 1, depthMax); // document, array
      case 0x05 -> binary();
      case 0x06, 0x0a, 0x7f, -1 -> {} // undefined, null, max key, min key
      case 0x07 -> skip(12); // ObjectId
      case 0x08 -> bool();
      case 0x0b -> regularExpression();
      case 0x0c -> dbPointer();
      case 0x0f -> codeWithScope(depthMax);
      case 0x10 -> skip(4); // int32
      case 0x13 -> skip(16); // decimal128
      default -> throw invalid("unknown BSON type " + (type & 0xff));
    }
  }

  private void open(int limit, int depthMax) throws MalformedMessageException {
    int start = position;
    if (limit - start < DOCUMENT_BYTES_MIN) {
      throw invalid("no room for a document");
    }
    int length = LittleEndian.getInt(bytes, start);
    if (length < DOCUMENT_BYTES_MIN || length > limit - start) {
      throw invalid("a document cannot have " + length + " bytes here");
    }
    if (length > DOCUMENT_BYTES_MAX) {
      throw new MalformedMessageException(
          ErrorCode.BSON_OBJECT_TOO_LARGE,
          "BSONObj size: "
              + length
              + " is invalid. Size must be between 0 and "
              + DOCUMENT_BYTES_MAX);
    }
    if (bytes[start + length - 1] != 0) {
      throw invalid("the document has no terminating NUL");
    }
    push(start + length, depthMax);
    position = start + 4;
  }

  private void push(int end, int depthMax) throws MalformedMessageException {
    if (depth == depthMax) {
      throw new MalformedMessageException(
          ErrorCode.OVERFLOW, "BSON is nested deeper than the limit of " + depthMax);
    }
    if (depth == ends.length) {
      ends = Arrays.copyOf(ends, depth * 2);
      names = Arrays.copyOf(names, depth * 2);
    }
    names[depth] = end - 1; // an empty name until the first element
    ends[depth++] = end;
  }

  private void skip(int count) throws MalformedMessageException {
    if (count < 0 || count > ends[depth - 1] - position) {
      throw invalid("the value reaches past the end of its document");
    }
    position += count;
  }

  private int length() throws MalformedMessageException {
    skip(4);
    return LittleEndian.getInt(bytes, position - 4);
  }

  private void string() throws MalformedMessageException {
    int length = length();
    int start = position;
    if (length < 1) {
      throw invalid("a string cannot have " + length + " bytes");
    }
    skip(length);
    if (bytes[position - 1] != 0) {
      throw invalid("the string has no terminating NUL");
    }
    if (!Utf8Check.isValid(bytes, start, position - 1)) {
      throw invalid("the string is not UTF-8");
    }
  }

  /** Whether the name or text, which may be empty, is ASCII. */
  private boolean cstring() throws MalformedMessageException {
    int end = ends[depth - 1];
    int start = position;
    int bits = 0;
    while (position < end && bytes[position] != 0) {
      bits |= bytes[position++];
    }
    if (position == end) {
      throw invalid("a name has no terminating NUL");
    }
    if (bits < 0 && !Utf8Check.isValid(bytes, start, position)) {
      throw invalid("a name is not UTF-8");
    }
    position++;
    return bits >= 0;
  }

  private void binary() throws MalformedMessageException {
    int length = length();
    skip(1);
    int subtype = bytes[position - 1];
    int start = position;
    skip(length);
    // The old binary subtype repeats the length inside.
    if (subtype == 2 && (length < 4 || LittleEndian.getInt(bytes, start) != length - 4)) {
      throw invalid("the inner length of the binary is wrong");
    }
  }

  private void bool() throws MalformedMessageException {
    skip(1);
    if ((bytes[position - 1] & ~1) != 0) {
      throw invalid("a boolean is neither 0 nor 1");
    }
  }

  private void regularExpression() throws MalformedMessageException {
    cstring();
    // The library sorts the letters of options, which would tear other characters apart.
    if (!cstring()) {
      throw invalid("the options of a regular expression are not ASCII");
    }
  }

  private void dbPointer() throws MalformedMessageException {
    string();
    skip(12);
  }

  private void codeWithScope(int depthMax) throws MalformedMessageException {
    int start = position;
    int length = length();
    if (length < 4 + 5 + DOCUMENT_BYTES_MIN || length >= ends[depth - 1] - start) {
      throw invalid("code cannot have " + length + " bytes here");
    }
    string();
    int scope = position;
    open(start + length, depthMax);
    if (ends[depth - 1] != start + length) {
      throw invalid("the scope at byte " + scope + " does not fill its code");
    }
  }

  private MalformedMessageException invalid(String reason) {
    String where = path();
    return new MalformedMessageException(
        ErrorCode.INVALID_BSON,
        "Invalid BSON"
            + (where.isEmpty() ? "" : " in '" + where + "'")
            + (" at byte " + position + ": " + reason));
  }

  /** The names of the elements that lead to the mistake; a name is shown up to 64 bytes. */
  private String path() {
    StringBuilder path = new StringBuilder();
    for (int level = 0; level < depth && path.length() < 256; level++) {
      int start = names[level];
      int end = start;
      while (end < ends[level] && end - start < 64 && bytes[end] != 0) {
        end++;
      }
      if (end > start) {
        path.append(path.isEmpty() ? "" : ".")
            .append(new String(bytes, start, end - start, StandardCharsets.UTF_8));
      }
    }
    return path.toString();
  }
}
