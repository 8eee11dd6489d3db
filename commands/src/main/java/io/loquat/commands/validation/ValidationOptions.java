package io.loquat.commands.validation;

import io.loquat.commands.argument.Arguments;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.model.Namespace;
import io.loquat.query.context.QueryContext;
import io.loquat.query.validation.Validator;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;

/** The options of a collection that concern validation, as the catalog keeps them. Stateless. */
public final class ValidationOptions {
  static final String VALIDATOR = "validator";
  static final String LEVEL = "validationLevel";
  static final String ACTION = "validationAction";

  private static final Set<String> DATABASES_WITHOUT = Set.of("admin", "config", "local");

  private ValidationOptions() {}

  /** Which writes are looked at. */
  enum Level {
    OFF("off"),
    /** All but updates of documents that were not valid before. */
    MODERATE("moderate"),
    STRICT("strict");

    private final String text;

    Level(String text) {
      this.text = text;
    }
  }

  /** What becomes of a write that is not valid. */
  enum Action {
    ERROR("error"),
    ERROR_AND_LOG("errorAndLog"),
    WARN("warn");

    private final String text;

    Action(String text) {
      this.text = text;
    }
  }

  /**
   * What the arguments say about validation.
   *
   * @throws CommandException if it is wrong, the validator included
   */
  public static BsonDocument read(Arguments arguments, Namespace namespace, QueryContext context) {
    BsonDocument wanted = new BsonDocument();
    Optional<BsonDocument> validator = arguments.document(VALIDATOR);
    validator.ifPresent(filter -> wanted.append(VALIDATOR, filter));
    copy(arguments, LEVEL, Arrays.stream(Level.values()).map(level -> level.text).toList(), wanted);
    copy(
        arguments,
        ACTION,
        Arrays.stream(Action.values()).map(action -> action.text).toList(),
        wanted);
    if (validator.isPresent() && !validator.get().isEmpty()) {
      checkAllowed(namespace);
      Validator.check(validator.get(), context);
    }
    return wanted;
  }

  /** The options of a collection with what {@link #read} found; an empty validator is none. */
  public static BsonDocument in(BsonDocument options, BsonDocument wanted) {
    BsonDocument result = options.clone();
    result.putAll(wanted);
    if (result.containsKey(VALIDATOR) && result.getDocument(VALIDATOR).isEmpty()) {
      result.remove(VALIDATOR);
    }
    return result;
  }

  private static void checkAllowed(Namespace namespace) {
    if (DATABASES_WITHOUT.contains(namespace.database())) {
      throw new CommandException(
          ErrorCode.INVALID_OPTIONS,
          "Document validators are not allowed on collection %s in the %s internal database"
              .formatted(namespace, namespace.database()));
    }
    if (namespace.collection().startsWith("system.")) {
      throw new CommandException(
          ErrorCode.INVALID_OPTIONS,
          "Document validators not allowed on system collection " + namespace);
    }
  }

  private static void copy(
      Arguments arguments, String option, List<String> names, BsonDocument options) {
    Optional<String> value = arguments.string(option);
    if (value.isPresent()) {
      if (!names.contains(value.get())) {
        throw new CommandException(
            ErrorCode.BAD_VALUE,
            "Enumeration value '%s' for field '%s' is not a valid value."
                .formatted(value.get(), arguments.path(option)));
      }
      options.append(option, new BsonString(value.get()));
    }
  }

  static Level level(BsonDocument options) {
    return Level.valueOf(text(options, LEVEL, "strict").toUpperCase(Locale.ROOT));
  }

  static Action action(BsonDocument options) {
    return switch (text(options, ACTION, "error")) {
      case "warn" -> Action.WARN;
      case "errorAndLog" -> Action.ERROR_AND_LOG;
      default -> Action.ERROR;
    };
  }

  private static String text(BsonDocument options, String option, String otherwise) {
    BsonValue value = options.get(option);
    return value != null && value.isString() ? value.asString().getValue() : otherwise;
  }
}
