package io.loquat.query.projection;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.meta.DocumentMeta;
import io.loquat.query.operator.ShellText;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonNumber;
import org.bson.BsonValue;

/**
 * {@code $slice} as {@code find} knows it: some elements of an array. Immutable.
 *
 * @param skip how many to pass over, from the end if negative
 * @param limit how many to return; if negative, so many of the last
 */
record Slice(List<String> path, int skip, int limit) implements Step {

  /**
   * Reads a number or {@code [skip, limit]}.
   *
   * @throws CommandException 31257 and others if it is neither; it may be the expression then
   */
  static Slice parse(List<String> path, BsonValue argument) {
    return switch (argument) {
      case BsonNumber limit -> new Slice(path, 0, whole(limit));
      case BsonArray pair -> ofPair(path, pair);
      default -> throw wrong(31273, "$slice only supports numbers and [skip, limit] arrays");
    };
  }

  private static Slice ofPair(List<String> path, BsonArray pair) {
    if (pair.size() != 2) {
      throw wrong(31272, "$slice array argument should be of form [skip, limit]");
    }
    if (!(pair.getFirst() instanceof BsonNumber skip)) {
      throw wrong(
          31257,
          "$slice expects the skip argument to be a number, got "
              + ShellText.typeName(pair.getFirst()));
    }
    if (!(pair.getLast() instanceof BsonNumber limit)) {
      throw wrong(
          31258,
          "$slice expects the limit argument to be a number, got "
              + ShellText.typeName(pair.getLast()));
    }
    if (whole(limit) <= 0) {
      throw wrong(31259, "$slice limit must be positive, got " + whole(limit));
    }
    return new Slice(path, whole(skip), whole(limit));
  }

  private static CommandException wrong(int code, String message) {
    return new CommandException(ErrorCode.location(code), message);
  }

  /** Doubles are cut off, decimals are rounded; what is too large is the largest there is. */
  private static int whole(BsonNumber number) {
    return switch (number.getBsonType()) {
      case INT64 -> Math.clamp(number.longValue(), Integer.MIN_VALUE, Integer.MAX_VALUE);
      case DECIMAL128 -> (int) Math.rint(number.doubleValue());
      default -> (int) number.doubleValue();
    };
  }

  @Override
  public void apply(BsonDocument document, BsonDocument projected, DocumentMeta meta) {
    slice(projected, 0);
  }

  /** Looks into documents and into those in arrays, but not into arrays in arrays. */
  private void slice(BsonDocument holder, int depth) {
    String name = path.get(depth);
    boolean last = depth == path.size() - 1;
    switch (holder.get(name)) {
      case BsonArray array when last -> holder.put(name, sliced(array));
      case BsonArray array ->
          array.stream()
              .filter(BsonDocument.class::isInstance)
              .forEach(element -> slice(element.asDocument(), depth + 1));
      case BsonDocument inner when !last -> slice(inner, depth + 1);
      case null, default -> {}
    }
  }

  private BsonArray sliced(BsonArray array) {
    long size = array.size();
    long start = limit < 0 ? Math.max(0, size + limit) : from(size);
    long end = limit < 0 ? size : Math.min(size, start + limit);
    return new BsonArray(List.copyOf(array.subList((int) start, (int) end)));
  }

  private long from(long size) {
    return skip < 0 ? Math.max(0, size + skip) : Math.min(size, skip);
  }

  @Override
  public boolean readsMeta() {
    return false;
  }
}
