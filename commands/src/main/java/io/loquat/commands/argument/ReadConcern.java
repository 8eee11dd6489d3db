package io.loquat.commands.argument;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import java.util.Set;
import org.bson.BsonTimestamp;
import org.bson.BsonValue;

/**
 * The {@code readConcern} of a command. There is one copy of the data and every read sees what is
 * durable, so the levels that ask for no more than that are all the same here. Stateless.
 */
final class ReadConcern {
  private static final Set<String> FIELDS =
      Set.of("level", "provenance", "afterClusterTime", "atClusterTime");
  private static final Set<String> LEVELS =
      Set.of("local", "available", "majority", "linearizable", "snapshot");
  private static final Set<String> PROVENANCES =
      Set.of("clientSupplied", "implicitDefault", "customDefault", "getLastErrorDefaults");

  private ReadConcern() {}

  static void check(Arguments concern, String command, ConcernSupport support) {
    concern.allowOnly(FIELDS);
    checkTime(concern, "afterClusterTime");
    checkTime(concern, "atClusterTime");
    concern.string("provenance").ifPresent(ReadConcern::checkProvenance);
    String level = concern.string("level").orElse("local");
    if (!LEVELS.contains(level)) {
      throw new CommandException(
          ErrorCode.BAD_VALUE,
          "Enumeration value '%s' for field 'readConcern.level' is not a valid value."
              .formatted(level));
    }
    refuseClusterTimes(concern);
    checkLevel(level, command, support);
  }

  private static void checkTime(Arguments concern, String field) {
    BsonValue value = concern.document().get(field);
    if (value != null && !(value instanceof BsonTimestamp)) {
      throw concern.wrongType(field, value, "type 'timestamp'");
    }
  }

  private static void checkProvenance(String provenance) {
    if (!PROVENANCES.contains(provenance)) {
      throw new CommandException(
          ErrorCode.BAD_VALUE,
          "Enumeration value '%s' for field 'readConcern.provenance' is not a valid value."
              .formatted(provenance));
    }
  }

  private static void refuseClusterTimes(Arguments concern) {
    if (concern.has("afterClusterTime")) {
      throw new CommandException(
          ErrorCode.ILLEGAL_OPERATION,
          "Cannot specify afterClusterTime readConcern without a replica set");
    }
    if (concern.has("atClusterTime")) {
      throw new CommandException(
          ErrorCode.INVALID_OPTIONS, "readConcern atClusterTime needs the level snapshot");
    }
  }

  private static void checkLevel(String level, String command, ConcernSupport support) {
    boolean unsupported =
        switch (level) {
          case "local" -> false;
          case "available", "majority", "linearizable" -> !support.reads();
          default -> !support.snapshotReads();
        };
    if (unsupported) {
      throw new CommandException(
          ErrorCode.INVALID_OPTIONS,
          "Command %s does not support { readConcern: { level: \"%s\" } }"
              .formatted(command, level));
    }
    if (level.equals("linearizable") || level.equals("snapshot")) {
      throw new CommandException(
          ErrorCode.NOT_A_REPLICA_SET, "readConcern level '" + level + "' requires a replica set");
    }
  }
}
