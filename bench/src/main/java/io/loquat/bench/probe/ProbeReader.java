package io.loquat.bench.probe;

import io.loquat.bench.Elements;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads by key, or through everything. Confined to one event loop. */
final class ProbeReader {
  private final ProbeFile file;

  ProbeReader(Path path) {
    file = new ProbeFile(path);
  }

  List<byte[]> byId(String collection, int id) throws SQLException {
    PreparedStatement select =
        file.prepared("SELECT doc FROM \"" + collection + "\" WHERE key = ?");
    select.setBytes(1, ProbeFile.key(id));
    try (ResultSet rows = select.executeQuery()) {
      return rows.next() ? List.of(rows.getBytes(1)) : List.of();
    }
  }

  /** The documents that have each element of the filter, byte for byte. */
  List<byte[]> scan(String collection, byte[] message, int filter) throws SQLException {
    List<byte[]> found = new ArrayList<>();
    PreparedStatement select = file.prepared("SELECT doc FROM \"" + collection + "\"");
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        byte[] document = rows.getBytes(1);
        if (matches(document, message, filter)) {
          found.add(document);
        }
      }
    }
    return found;
  }

  private static boolean matches(byte[] document, byte[] message, int filter) {
    int end = filter + Elements.int32(message, filter) - 1;
    for (int at = filter + 4; at < end; at = Elements.end(message, at)) {
      byte[] name = Arrays.copyOfRange(message, at + 1, Elements.nameEnd(message, at));
      int field = Elements.find(document, 0, name);
      if (field < 0
          || !Arrays.equals(
              document,
              field,
              Elements.end(document, field),
              message,
              at,
              Elements.end(message, at))) {
        return false;
      }
    }
    return true;
  }
}
