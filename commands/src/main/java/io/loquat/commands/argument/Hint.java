package io.loquat.commands.argument;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonNumber;
import org.bson.BsonString;
import org.bson.BsonValue;

/** The index that a client asks for: the one on {@code _id}, or natural order. Immutable. */
public enum Hint {
  NONE,
  ID,
  FORWARD,
  BACKWARD,
  /** An index that does not exist: an error, but where there is no collection to have it. */
  UNKNOWN;

  /** Checks that the argument {@code hint} is a name or a key pattern, if it is there. */
  public static void checkType(Arguments arguments) {
    BsonValue value = arguments.document().get("hint");
    if (value != null && !value.isString() && !value.isDocument()) {
      throw wrongType();
    }
  }

  /** Reads the argument {@code hint}. */
  public static Hint read(Arguments arguments) {
    BsonValue value = arguments.document().get("hint");
    return switch (value) {
      case null -> NONE;
      case BsonString name -> named(name.getValue());
      case BsonDocument keys -> ofKeys(keys);
      default -> throw wrongType();
    };
  }

  private static CommandException wrongType() {
    return new CommandException(ErrorCode.FAILED_TO_PARSE, "Hint must be a string or an object");
  }

  private static Hint named(String name) {
    if (name.equals("_id_")) {
      return ID;
    }
    return UNKNOWN;
  }

  private static Hint ofKeys(BsonDocument keys) {
    if (keys.isEmpty()) {
      return NONE;
    }
    if (keys.containsKey("$natural")) {
      if (keys.size() > 1) {
        throw new CommandException(
            ErrorCode.BAD_VALUE, "$natural may not be combined with other fields in a hint");
      }
      return natural(keys.get("$natural"));
    }
    if (keys.size() == 1 && keys.get("_id") instanceof BsonNumber one && one.doubleValue() == 1) {
      return ID;
    }
    return UNKNOWN;
  }

  private static Hint natural(BsonValue direction) {
    if (direction instanceof BsonNumber number && Math.abs(number.doubleValue()) == 1) {
      return number.doubleValue() > 0 ? FORWARD : BACKWARD;
    }
    throw new CommandException(ErrorCode.BAD_VALUE, "$natural hint must be specified with 1 or -1");
  }

  /**
   * Checks that the collection, if it is there, has the index.
   *
   * @throws CommandException BadValue
   */
  public void checkIn(Optional<?> collection) {
    if (this == UNKNOWN && collection.isPresent()) {
      throw new CommandException(
          ErrorCode.BAD_VALUE,
          "error processing query: planner returned error :: caused by :: hint provided does not"
              + " correspond to an existing index");
    }
  }
}
