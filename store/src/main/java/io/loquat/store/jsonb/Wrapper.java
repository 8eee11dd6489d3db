package io.loquat.store.jsonb;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The Extended JSON objects that stand for BSON types which JSON lacks, by their first key. */
enum Wrapper {
  OBJECT_ID("$oid"),
  DATE("$date"),
  DECIMAL128("$numberDecimal"),
  BINARY("$binary"),
  REGULAR_EXPRESSION("$regularExpression"),
  TIMESTAMP("$timestamp"),
  CODE("$code"),
  SYMBOL("$symbol"),
  DB_POINTER("$dbPointer"),
  MIN_KEY("$minKey"),
  MAX_KEY("$maxKey"),
  UNDEFINED("$undefined"),
  DOUBLE("$numberDouble"),
  INT64("$numberLong");

  private static final Wrapper[] ALL = values();

  private final byte[] key;

  Wrapper(String key) {
    this.key = key.getBytes(StandardCharsets.UTF_8);
  }

  byte[] key() {
    return key;
  }

  /** The wrapper of which these bytes are the first key. */
  static Optional<Wrapper> of(byte[] bytes, int from, int to) {
    for (Wrapper wrapper : ALL) {
      if (Arrays.equals(wrapper.key, 0, wrapper.key.length, bytes, from, to)) {
        return Optional.of(wrapper);
      }
    }
    return Optional.empty();
  }

  /** Whether the bytes are a wrapper's key with any number of further {@code $} before it. */
  static boolean looksLikeKey(byte[] bytes, int from, int to) {
    int start = from;
    while (start + 1 < to && bytes[start + 1] == '$') {
      start++;
    }
    return start < to && bytes[start] == '$' && of(bytes, start, to).isPresent();
  }
}
