package io.loquat.wire.message;

import java.util.Set;
import org.bson.BsonDocument;

/**
 * The commands that travel uncompressed: handshakes, which agree on compression, and those with
 * secrets, whose compressed length would tell of them. Immutable.
 */
final class NeverCompressed {
  private static final Set<String> NAMES =
      Set.of(
          "authenticate",
          "copydb",
          "copydbgetnonce",
          "copydbsaslstart",
          "createUser",
          "getnonce",
          "hello",
          "isMaster",
          "ismaster",
          "saslContinue",
          "saslStart",
          "updateUser");

  private NeverCompressed() {}

  static boolean is(BsonDocument command) {
    return !command.isEmpty() && NAMES.contains(command.getFirstKey());
  }
}
