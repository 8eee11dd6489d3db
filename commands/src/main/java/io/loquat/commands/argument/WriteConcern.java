package io.loquat.commands.argument;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import java.util.Set;
import org.bson.BsonDecimal128;
import org.bson.BsonDocument;
import org.bson.BsonNumber;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/**
 * The {@code writeConcern} of a command. A reply never leaves before its write is durable, whatever
 * is asked for: so a concern is checked, and has no other effect. Stateless.
 */
final class WriteConcern {
  private static final Set<String> FIELDS =
      Set.of("w", "j", "wtimeout", "fsync", "provenance", "getLastError");
  private static final int MEMBERS_MAX = 50;

  private WriteConcern() {}

  /** Checks it; whether the client wants to hear what became of the write. */
  static boolean isAcknowledged(Arguments concern) {
    concern.allowOnly(FIELDS);
    boolean journaled = concern.boolOrNumber("j", false);
    checkTimeout(concern.document().get("wtimeout"));
    BsonValue w = concern.document().get("w");
    if (w != null) {
      checkMembers(w);
    }
    return journaled || !(w instanceof BsonNumber members && Numbers.clamped(members) == 0);
  }

  // Only too large a number is refused: other types count as no timeout.
  private static void checkTimeout(@Nullable BsonValue timeout) {
    if (timeout instanceof BsonNumber number && Numbers.clamped(number) > Integer.MAX_VALUE) {
      throw new CommandException(
          ErrorCode.FAILED_TO_PARSE, "wtimeout must be a 32-bit integer number of milliseconds");
    }
  }

  private static void checkMembers(BsonValue w) {
    switch (w) {
      case BsonNumber number -> checkCount(number);
      case BsonString mode -> checkMode(mode.getValue());
      case BsonDocument tags -> checkTags(tags);
      default -> {
        if (!w.isNull()) {
          throw new CommandException(
              ErrorCode.FAILED_TO_PARSE, "w has to be a number, string, or object");
        }
        throw onlyOneMember();
      }
    }
  }

  private static void checkCount(BsonNumber number) {
    boolean isNaN =
        number instanceof BsonDecimal128 decimal
            ? decimal.getValue().isNaN()
            : Double.isNaN(number.doubleValue());
    long members = Numbers.clamped(number);
    if (isNaN || members < 0 || members > MEMBERS_MAX) {
      throw new CommandException(
          ErrorCode.FAILED_TO_PARSE,
          "w has to be a non-negative number and not greater than " + MEMBERS_MAX);
    }
    if (members > 1) {
      throw onlyOneMember();
    }
  }

  private static void checkMode(String mode) {
    if (!mode.equals("majority")) {
      throw onlyOneMember();
    }
  }

  private static void checkTags(BsonDocument tags) {
    if (tags.isEmpty() || !tags.values().stream().allMatch(BsonValue::isNumber)) {
      throw new CommandException(
          ErrorCode.FAILED_TO_PARSE, "tagged write concern's values must be numbers");
    }
  }

  private static CommandException onlyOneMember() {
    return new CommandException(
        ErrorCode.BAD_VALUE, "cannot use 'w' > 1 when a host is not replicated");
  }
}
