package io.loquat.bench.load;

import io.loquat.bench.Elements;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.bson.RawBsonDocument;

/**
 * What a good reply has. A server that only looks fast because it refuses must not pass. Immutable.
 *
 * @param n the value of the field {@code n}; -1 if there need be none
 * @param bytesMin how long the reply must be, so that the document asked for can be in it
 */
record Expectation(int n, int bytesMin) {
  private static final byte[] OK = "ok".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] N = "n".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] WRITE_ERRORS = "writeErrors".getBytes(StandardCharsets.US_ASCII);

  /** Where the body of a reply begins, counted from its length field. */
  private static final int BODY = 21;

  void check(byte[] reply, int length) {
    int ok = Elements.find(reply, BODY, OK);
    boolean good =
        length >= bytesMin
            && ok >= 0
            && Elements.number(reply, ok) == 1
            && Elements.find(reply, BODY, WRITE_ERRORS) < 0;
    if (good && n >= 0) {
      int count = Elements.find(reply, BODY, N);
      good = count >= 0 && Elements.number(reply, count) == n;
    }
    if (!good) {
      byte[] body = Arrays.copyOfRange(reply, BODY, length);
      throw new BadReply("not the reply that was expected: " + new RawBsonDocument(body).toJson());
    }
  }

  /** An error, or not what was asked for: the whole run fails. */
  static final class BadReply extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadReply(String message) {
      super(message);
    }
  }
}
