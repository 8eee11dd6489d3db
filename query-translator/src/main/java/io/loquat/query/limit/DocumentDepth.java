package io.loquat.query.limit;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** How deep documents and arrays may be nested in a stored document. Stateless. */
public final class DocumentDepth {
  private static final int LEVELS_MAX = 100;

  private DocumentDepth() {}

  /**
   * @throws CommandException Overflow (15) for a document of more than 100 levels
   */
  public static void check(BsonDocument document) {
    check(document, 1);
  }

  private static void check(BsonValue value, int level) {
    switch (value) {
      case BsonDocument document -> checkAll(document.values(), level);
      case BsonArray array -> checkAll(array, level);
      default -> {
        // no level of its own
      }
    }
  }

  private static void checkAll(Iterable<BsonValue> values, int level) {
    if (level > LEVELS_MAX) {
      throw new CommandException(
          ErrorCode.OVERFLOW,
          "cannot insert document because it exceeds " + LEVELS_MAX + " levels of nesting");
    }
    values.forEach(value -> check(value, level + 1));
  }
}
