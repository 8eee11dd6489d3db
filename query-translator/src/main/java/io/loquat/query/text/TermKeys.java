package io.loquat.query.text;

import io.loquat.model.KeyWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * The keys of a text index: the values of the fields before the terms, the term, what it counts in
 * the document, and the values of the fields after it. Stateless.
 *
 * <p>A term's count is a double that is not negative, whose bits are in its order: eight bytes. A
 * long term is cut and gets a hash at its end, so that keys stay short.
 */
public final class TermKeys {
  private static final int TERM_MAX = 224;

  private TermKeys() {}

  /** What all keys of a term begin with, in documents that have the values before it. */
  public static byte[] prefix(List<BsonValue> before, String term) {
    KeyWriter writer = new KeyWriter();
    before.forEach(value -> writer.append(value, false));
    return writer.append(new BsonString(shortened(term)), false).toByteArray();
  }

  /**
   * The key of a term in a document.
   *
   * @param after the key of the values after it
   */
  public static byte[] key(byte[] prefix, double score, byte[] after) {
    return ByteBuffer.allocate(prefix.length + Double.BYTES + after.length)
        .put(prefix)
        .putDouble(score)
        .put(after)
        .array();
  }

  /** What the term of a key counts. */
  public static double score(byte[] key, int prefixLength) {
    return ByteBuffer.wrap(key).getDouble(prefixLength);
  }

  /** The term as keys have it. */
  static String shortened(String term) {
    return term.length() <= TERM_MAX ? term : term.substring(0, TERM_MAX) + hash(term);
  }

  private static String hash(String term) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] hash = digest.digest(term.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, Long.BYTES * 2);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
