package io.loquat.commands.administration.options;

import io.loquat.commands.argument.Arguments;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import java.util.Optional;
import java.util.Set;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonNumber;
import org.bson.BsonString;
import org.bson.BsonValue;

/** The option {@code clusteredIndex} of {@code create}. Stateless. */
public final class ClusteredOptions {
  /** The option's name. */
  public static final String FIELD = "clusteredIndex";

  private static final int FORMAT_VERSION = 2;
  private static final Set<String> FIELDS = Set.of("v", "key", "name", "unique");

  private ClusteredOptions() {}

  /** Whether the option asks for a clustered index; checks its types. */
  public static boolean isWanted(Arguments arguments) {
    Optional<BsonValue> wanted = arguments.value(FIELD);
    if (wanted.isEmpty()) {
      return false;
    }
    return switch (wanted.get()) {
      case BsonBoolean flag -> flag.getValue();
      case BsonDocument index -> {
        checkTypes(new Arguments(arguments.path(FIELD), index));
        yield true;
      }
      default -> throw arguments.wrongType(FIELD, wanted.get(), "types '[bool, object]'");
    };
  }

  private static void checkTypes(Arguments index) {
    index.allowOnly(FIELDS);
    index.wholeNumber("v", FORMAT_VERSION);
    index.requiredDocument("key");
    index.required("unique");
    index.boolOrNumber("unique", false);
    index.string("name");
  }

  /** Checks that nothing is asked for that only other capped collections can be. */
  public static void checkCompanions(Arguments arguments) {
    for (String field : new String[] {"size", "max"}) {
      if (arguments.has(field)) {
        throw new CommandException(
            ErrorCode.location(field.equals("size") ? 6049200 : 6049204),
            "'%s' field for capped collections is not allowed on clustered collections."
                    .formatted(field)
                + " Did you mean 'capped: true' with 'expireAfterSeconds'?");
      }
    }
    if (arguments.boolOrNumber("capped", false)) {
      throw new CommandException(
          ErrorCode.location(6127800),
          "Clustered capped collection only available with 'enableTestCommands' server parameter");
    }
  }

  /** What {@code create} stores. */
  public static BsonDocument read(Arguments arguments) {
    if (!(arguments.value(FIELD).orElseThrow() instanceof BsonDocument wanted)) {
      throw invalid(
          "The 'clusteredIndex' legacy format {clusteredIndex: <bool>} is only supported for"
              + " specific internal collections");
    }
    Arguments index = new Arguments(arguments.path(FIELD), wanted);
    if (!index.boolOrNumber("unique", false)) {
      throw new CommandException(
          ErrorCode.location(5979700),
          "The clusteredIndex option requires unique: true to be specified");
    }
    if (!isIdAscending(index.requiredDocument("key"))) {
      throw new CommandException(
          ErrorCode.INVALID_INDEX_SPECIFICATION_OPTION,
          "The clusteredIndex option is only supported for key: {_id: 1}");
    }
    if (index.wholeNumber("v", FORMAT_VERSION) != FORMAT_VERSION) {
      throw new CommandException(
          ErrorCode.location(5979704), "The clusteredIndex option only supports v: 2");
    }
    if (arguments.has("idIndex")) {
      throw invalid("The 'clusteredIndex' option is not supported with the 'idIndex' option");
    }
    return new BsonDocument("v", new BsonInt32(FORMAT_VERSION))
        .append("key", new BsonDocument("_id", new BsonInt32(1)))
        .append("name", new BsonString(index.string("name").orElse("_id_")))
        .append("unique", BsonBoolean.TRUE);
  }

  private static boolean isIdAscending(BsonDocument key) {
    return key.size() == 1
        && key.get("_id") instanceof BsonNumber direction
        && direction.doubleValue() == 1;
  }

  private static CommandException invalid(String message) {
    return new CommandException(ErrorCode.INVALID_OPTIONS, message);
  }
}
