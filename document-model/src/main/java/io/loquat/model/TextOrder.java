package io.loquat.model;

import java.util.Comparator;

/**
 * The order of texts that a collation gives; {@link #BINARY} without one. Implementations are
 * thread-safe.
 */
public interface TextOrder extends Comparator<String> {
  /** By the bytes of UTF-8: MongoDB's simple collation. */
  TextOrder BINARY = new BinaryTextOrder();

  /**
   * Bytes that sort, unsigned, as the texts do: without a zero byte but for the last one, which is
   * zero. Texts that compare equal have the same key.
   */
  byte[] key(String text);

  /** Whether it is {@link #BINARY}: texts are equal only if they are the same. */
  default boolean isBinary() {
    return this instanceof BinaryTextOrder;
  }
}
