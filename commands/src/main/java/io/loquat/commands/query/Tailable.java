package io.loquat.commands.query;

import io.loquat.commands.argument.Arguments;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.store.CollectionInfo;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonNumber;

/**
 * The argument {@code tailable}: a cursor that waits for what is inserted, in capped collections
 * only. There are none yet, so it never gets further than to a collection that does not exist.
 * Stateless.
 */
final class Tailable {
  private Tailable() {}

  /** Whether a tailable cursor is asked for, in a way that makes sense. */
  static boolean read(Arguments arguments) {
    boolean tailable = arguments.bool("tailable");
    if (arguments.bool("awaitData") && !tailable) {
      throw new CommandException(
          ErrorCode.FAILED_TO_PARSE, "Cannot set 'awaitData' without also setting 'tailable'");
    }
    if (tailable && arguments.bool("singleBatch")) {
      throw wrong("Cannot use tailable option with the 'singleBatch' option");
    }
    if (tailable && !isForward(arguments.document("sort").orElseGet(BsonDocument::new))) {
      throw wrong("cannot use tailable option with a sort other than {$natural: 1}");
    }
    return tailable;
  }

  private static boolean isForward(BsonDocument sort) {
    return sort.isEmpty()
        || (sort.size() == 1
            && sort.get("$natural") instanceof BsonNumber direction
            && direction.doubleValue() == 1);
  }

  /**
   * @throws CommandException BadValue, since no collection is capped
   */
  static void requireCapped(Optional<CollectionInfo> collection) {
    if (collection.isPresent()) {
      throw wrong(
          "error processing query: ns=%s tailable cursor requested on non capped collection"
              .formatted(collection.get().namespace()));
    }
  }

  private static CommandException wrong(String message) {
    return new CommandException(ErrorCode.BAD_VALUE, message);
  }
}
