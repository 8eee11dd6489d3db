package io.loquat.store.jsonb;

import io.loquat.model.CommandException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/**
 * Whether BSON bytes hold only what today's specification of BSON allows: what MongoDB's {@code
 * validate} looks for in documents that can be read. Confined to one document.
 *
 * <p>Our own form cannot hold all that could be wrong: elements of arrays are numbered anew, and a
 * truth value is one or the other.
 */
public final class BsonConformance {
  private static final int UUID_BYTES = 16;
  private static final int ENCRYPTED_HEAD_BYTES = 18;
  private static final String REGEX_OPTIONS = "ilmsux";

  private final byte[] bson;
  private final boolean all;

  private BsonConformance(byte[] bson, boolean all) {
    this.bson = bson;
    this.all = all;
  }

  /**
   * Whether a document conforms.
   *
   * @param all whether names that occur twice and texts that are not UTF-8 count too
   */
  public static boolean holds(byte[] bson, boolean all) {
    try {
      return new BsonConformance(bson, all).document(0, bson.length, true);
    } catch (CommandException e) {
      return false;
    }
  }

  private boolean document(int start, int limit, boolean named) {
    int end = BsonScan.terminator(bson, start, limit);
    Set<ByteBuffer> names = new HashSet<>();
    int at = start + 4;
    while (at < end) {
      int nameEnd = BsonScan.nameEnd(bson, at + 1, end);
      ByteBuffer name = ByteBuffer.wrap(bson, at + 1, nameEnd - at - 1);
      int type = bson[at] & 0xff;
      int value = nameEnd + 1;
      int next = BsonScan.valueEnd(bson, type, value, end);
      if ((named && all && !(names.add(name) && isUtf8(name))) || !value(type, value, next)) {
        return false;
      }
      at = next;
    }
    return true;
  }

  private boolean value(int type, int at, int end) {
    return switch (type) {
      case 0x02 -> !all || isUtf8(ByteBuffer.wrap(bson, at + 4, end - at - 5));
      case 0x03 -> document(at, end, true);
      case 0x04 -> document(at, end, false);
      case 0x05 -> binary(bson[at + 4] & 0xff, at + 5, end);
      // Undefined, DBPointer, Symbol and code with scope are deprecated.
      case 0x06, 0x0C, 0x0E, 0x0F -> false;
      case 0x0B -> options(BsonScan.nameEnd(bson, at, end) + 1, end - 1);
      default -> true;
    };
  }

  private boolean binary(int subtype, int at, int end) {
    return switch (subtype) {
      case 0x00, 0x01, 0x07, 0x08, 0x09, 0x80 -> true;
      case 0x04, 0x05 -> end - at == UUID_BYTES;
      case 0x06 -> encrypted(at, end);
      // Among them the deprecated 2 and 3.
      default -> false;
    };
  }

  /** Its first byte is its kind; an identifier and a type follow. */
  private boolean encrypted(int at, int end) {
    int length = end - at;
    return length > 0
        && switch (bson[at]) {
          case 1, 2 -> length > ENCRYPTED_HEAD_BYTES;
          case 6, 7, 9, 14, 15, 16 -> length >= ENCRYPTED_HEAD_BYTES;
          default -> false;
        };
  }

  /** In the order of the alphabet, each once. */
  private boolean options(int at, int end) {
    int before = 0;
    for (int i = at; i < end; i++) {
      if (REGEX_OPTIONS.indexOf(bson[i]) < 0 || bson[i] <= before) {
        return false;
      }
      before = bson[i];
    }
    return true;
  }

  private static boolean isUtf8(ByteBuffer text) {
    try {
      CharBuffer unused = StandardCharsets.UTF_8.newDecoder().decode(text.duplicate());
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
