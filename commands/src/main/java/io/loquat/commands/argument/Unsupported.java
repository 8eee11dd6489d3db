package io.loquat.commands.argument;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * Arguments that MongoDB knows and Loquat does not yet: refused wherever they ask for something.
 * Stateless.
 */
public final class Unsupported {
  private Unsupported() {}

  /** Refuses the fields unless they are missing, null, false or empty. */
  public static void refuse(Arguments arguments, String... fields) {
    for (String field : fields) {
      BsonValue value = arguments.document().get(field);
      if (value != null && asksForSomething(value)) {
        throw notYet("Option '" + arguments.path(field) + "'");
      }
    }
  }

  private static boolean asksForSomething(BsonValue value) {
    return switch (value) {
      case BsonBoolean bool -> bool.getValue();
      case BsonDocument document -> !document.isEmpty();
      default -> !(value.isNull() || (value.isArray() && value.asArray().isEmpty()));
    };
  }

  public static CommandException notYet(String what) {
    return new CommandException(ErrorCode.COMMAND_NOT_SUPPORTED, what + " is not supported yet");
  }
}
