package io.loquat.commands.query;

import io.loquat.commands.argument.Arguments;
import io.loquat.commands.argument.Unsupported;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import org.bson.BsonDocument;

/** The arguments {@code min} and {@code max}: bounds of the index that is hinted at. Stateless. */
final class IndexBounds {
  private IndexBounds() {}

  /** Checks them as far as that goes without an index, and refuses them. */
  static void refuse(Arguments arguments) {
    boolean wanted = isThere(arguments, "min") || isThere(arguments, "max");
    if (wanted && !arguments.has("hint")) {
      throw new CommandException(
          ErrorCode.location(51173),
          "When using min()/max() a hint of which index to use must be provided");
    }
    if (wanted) {
      throw Unsupported.notYet("Bounds of an index ('min' and 'max')");
    }
  }

  private static boolean isThere(Arguments arguments, String field) {
    return !arguments.document(field).orElseGet(BsonDocument::new).isEmpty();
  }
}
