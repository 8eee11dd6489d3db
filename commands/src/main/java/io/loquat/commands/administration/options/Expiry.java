package io.loquat.commands.administration.options;

import io.loquat.commands.argument.Arguments;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import java.time.Instant;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;

/**
 * After how many seconds the documents of a clustered collection or a time series expire.
 * Stateless.
 */
public final class Expiry {
  /** The option's name. */
  public static final String FIELD = "expireAfterSeconds";

  private Expiry() {}

  /** What {@code create} stores. */
  public static BsonDocument read(Arguments arguments) {
    BsonDocument stored = new BsonDocument();
    if (arguments.has(FIELD)) {
      stored.append(FIELD, checked(arguments.wholeNumber(FIELD, 0)));
    }
    return stored;
  }

  /** Changes stored options as {@code collMod} demands: {@code off} takes the expiry away. */
  public static void change(Arguments arguments, BsonDocument stored) {
    if (arguments.value(FIELD).orElseThrow() instanceof BsonString text) {
      if (!text.getValue().equals("off")) {
        throw invalid(
            "Invalid string value for the 'clusteredIndex::expireAfterSeconds' option. Got: '%s'."
                    .formatted(text.getValue())
                + " Accepted value is 'off'");
      }
      stored.remove(FIELD);
    } else {
      stored.append(FIELD, checked(arguments.wholeNumber(FIELD, 0)));
    }
  }

  private static BsonInt64 checked(long seconds) {
    if (seconds < 0) {
      throw invalid("TTL index 'expireAfterSeconds' option cannot be less than 0");
    }
    if (seconds > Instant.now().getEpochSecond()) {
      throw invalid(
          "TTL index 'expireAfterSeconds' option must be within an acceptable range, try a lower"
              + " number");
    }
    return new BsonInt64(seconds);
  }

  private static CommandException invalid(String message) {
    return new CommandException(ErrorCode.INVALID_OPTIONS, message);
  }
}
