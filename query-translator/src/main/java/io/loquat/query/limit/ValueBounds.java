package io.loquat.query.limit;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import java.util.Map;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;

/**
 * The bounds of a value that an expression made. Such a value may hold another one many times over,
 * and so be larger than all memory once it is written or compared: the count stops at the bound.
 * Confined to one check.
 */
public final class ValueBounds {
  /** MongoDB's bound for what an expression holds. */
  public static final long BYTES_MAX = 100L * 1024 * 1024;

  /** How deep documents and arrays may lie in one another. */
  private static final int DEPTH_MAX = 200;

  /** About what an element takes besides its content. */
  private static final int ELEMENT_BYTES = 16;

  private final String user;
  private long bytesLeft;

  private ValueBounds(String user, long bytesLeft) {
    this.user = user;
    this.bytesLeft = bytesLeft;
  }

  /**
   * Checks a value.
   *
   * @param user what made it, for the message
   * @throws CommandException ExceededMemoryLimit (146) if it is too large, Overflow (15) if too
   *     deep
   */
  public static void check(String user, BsonValue value) {
    size(user, value, BYTES_MAX);
  }

  /**
   * About the bytes that the value takes.
   *
   * @throws CommandException as {@link #check} does, if there are more than {@code bytesMax}
   */
  public static long size(String user, BsonValue value, long bytesMax) {
    ValueBounds bounds = new ValueBounds(user, bytesMax);
    bounds.take(value, 0);
    return bytesMax - bounds.bytesLeft;
  }

  /**
   * Checks the number of elements of an array that is to be made.
   *
   * @throws CommandException ExceededMemoryLimit (146)
   */
  public static void checkCount(String user, long count) {
    if (count > BYTES_MAX / ELEMENT_BYTES) {
      throw tooLarge(user);
    }
  }

  private void take(BsonValue value, int depth) {
    if (depth > DEPTH_MAX) {
      throw new CommandException(
          ErrorCode.OVERFLOW, user + " made a value nested deeper than " + DEPTH_MAX + " levels");
    }
    bytesLeft -= ELEMENT_BYTES;
    switch (value) {
      case RawBsonDocument raw -> bytesLeft -= raw.getByteBuffer().remaining();
      case BsonDocument document -> {
        for (Map.Entry<String, BsonValue> field : document.entrySet()) {
          bytesLeft -= field.getKey().length();
          take(field.getValue(), depth + 1);
        }
      }
      case BsonArray array -> array.forEach(element -> take(element, depth + 1));
      default -> bytesLeft -= contentBytes(value);
    }
    if (bytesLeft < 0) {
      throw tooLarge(user);
    }
  }

  private static long contentBytes(BsonValue value) {
    return switch (value.getBsonType()) {
      case STRING, SYMBOL, BINARY, JAVASCRIPT, JAVASCRIPT_WITH_SCOPE, REGULAR_EXPRESSION ->
          DocumentSize.bytesAtMost(value);
      default -> 0;
    };
  }

  private static CommandException tooLarge(String user) {
    return new CommandException(
        ErrorCode.EXCEEDED_MEMORY_LIMIT,
        user + " would use too much memory and cannot spill to disk. Memory limit: " + BYTES_MAX);
  }
}
