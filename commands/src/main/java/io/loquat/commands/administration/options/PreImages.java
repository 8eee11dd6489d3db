package io.loquat.commands.administration.options;

import io.loquat.commands.argument.Arguments;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import java.util.Optional;
import java.util.Set;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;

/** The option {@code changeStreamPreAndPostImages}: stored for change streams. Stateless. */
public final class PreImages {
  /** The option's name. */
  public static final String FIELD = "changeStreamPreAndPostImages";

  private static final String ENABLED = "enabled";
  private static final Set<String> DATABASES_WITHOUT = Set.of("admin", "config", "local");

  private PreImages() {}

  /** Checks the option; empty if it is not there. */
  public static Optional<Boolean> read(Arguments arguments) {
    Optional<Arguments> images = arguments.nested(FIELD);
    images.ifPresent(
        found -> {
          found.allowOnly(Set.of(ENABLED));
          found.required(ENABLED);
        });
    return images.map(found -> found.bool(ENABLED));
  }

  /**
   * @throws CommandException if the database's collections cannot have it
   */
  public static void checkDatabase(String database) {
    if (DATABASES_WITHOUT.contains(database)) {
      throw new CommandException(
          ErrorCode.INVALID_OPTIONS,
          "Change stream pre- and post-images are not supported for internal database " + database);
    }
  }

  /** Puts the option into stored ones, which have it only if it is on. */
  public static void store(boolean enabled, BsonDocument stored) {
    if (enabled) {
      stored.append(FIELD, new BsonDocument(ENABLED, BsonBoolean.TRUE));
    } else {
      stored.remove(FIELD);
    }
  }
}
