package io.loquat.commands.diagnostic;

import io.loquat.commands.ServerContext;
import io.loquat.commands.argument.Arguments;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.bson.BsonBoolean;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonValue;

/**
 * A parameter that can be changed while the server runs. Immutable.
 *
 * @param write takes it from the arguments of {@code setParameter}
 */
record RuntimeParameter(
    String name,
    Function<ServerContext, BsonValue> read,
    BiConsumer<ServerContext, Arguments> write) {
  private static final String CURSOR_TIMEOUT = "cursorTimeoutMillis";
  private static final String TTL_ENABLED = "ttlMonitorEnabled";
  private static final String TTL_SLEEP = "ttlMonitorSleepSecs";

  /** By name. */
  static final List<RuntimeParameter> ALL =
      List.of(
          new RuntimeParameter(
              CURSOR_TIMEOUT,
              server -> new BsonInt64(server.cursors().idleMax().toMillis()),
              (server, arguments) ->
                  server
                      .cursors()
                      .idleMax(
                          Duration.ofMillis(arguments.wholeNumberNotNegative(CURSOR_TIMEOUT, 0)))),
          new RuntimeParameter(
              TTL_ENABLED,
              server -> BsonBoolean.valueOf(server.ttl().enabled()),
              (server, arguments) ->
                  server.ttl().enable(arguments.boolOrNumber(TTL_ENABLED, true))),
          new RuntimeParameter(
              TTL_SLEEP,
              server -> new BsonInt32((int) server.ttl().period().toSeconds()),
              (server, arguments) -> server.ttl().start(sleep(arguments))));

  private static Duration sleep(Arguments arguments) {
    long seconds = arguments.wholeNumber(TTL_SLEEP, 0);
    if (seconds < 1 || seconds > Integer.MAX_VALUE) {
      throw new CommandException(
          ErrorCode.BAD_VALUE,
          "Invalid value for parameter %s: %s is not greater than or equal to 1"
              .formatted(TTL_SLEEP, seconds));
    }
    return Duration.ofSeconds(seconds);
  }
}
