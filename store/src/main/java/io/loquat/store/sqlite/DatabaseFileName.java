package io.loquat.store.sqlite;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/**
 * File names for database names. Lower-case letters, digits, {@code -} and {@code _} stand for
 * themselves; every other byte of the UTF-8 name is {@code %} and two hexadecimal digits. So names
 * that differ only in case get different files even where the file system ignores case, and no name
 * can leave the folder.
 */
final class DatabaseFileName {
  static final String SUFFIX = ".sqlite";

  /** So that the file's name, with the suffix and SQLite's {@code -wal}, stays below 255 bytes. */
  private static final int ENCODED_LENGTH_MAX = 200;

  private static final HexFormat HEX = HexFormat.of();

  private DatabaseFileName() {}

  /** The file's name, or empty if the database's name is empty or too long for one. */
  static Optional<String> encode(String database) {
    StringBuilder name = new StringBuilder();
    for (byte b : database.getBytes(StandardCharsets.UTF_8)) {
      if (isPlain(b)) {
        name.append((char) b);
      } else {
        name.append('%').append(HEX.toHexDigits(b));
      }
    }
    return name.isEmpty() || name.length() > ENCODED_LENGTH_MAX
        ? Optional.empty()
        : Optional.of(name + SUFFIX);
  }

  /** The database's name, or empty if the file is none of ours by its name. */
  static Optional<String> decode(String file) {
    if (!file.endsWith(SUFFIX)) {
      return Optional.empty();
    }
    String name = file.substring(0, file.length() - SUFFIX.length());
    ByteBuffer bytes = ByteBuffer.allocate(name.length());
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c != '%') {
        bytes.put((byte) c);
      } else if (i + 2 < name.length() && isHex(name, i + 1) && isHex(name, i + 2)) {
        bytes.put((byte) HexFormat.fromHexDigits(name, i + 1, i + 3));
        i += 2;
      } else {
        return Optional.empty();
      }
    }
    return text(bytes.flip()).filter(decoded -> encode(decoded).filter(file::equals).isPresent());
  }

  private static boolean isHex(String text, int at) {
    return HexFormat.isHexDigit(text.charAt(at));
  }

  private static Optional<String> text(ByteBuffer bytes) {
    try {
      return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static boolean isPlain(byte b) {
    return (b >= 'a' && b <= 'z') || (b >= '0' && b <= '9') || b == '-' || b == '_';
  }
}
