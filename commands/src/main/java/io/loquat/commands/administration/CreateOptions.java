package io.loquat.commands.administration;

import io.loquat.commands.administration.options.CappedOptions;
import io.loquat.commands.administration.options.ClusteredOptions;
import io.loquat.commands.administration.options.EncryptedFields;
import io.loquat.commands.administration.options.Expiry;
import io.loquat.commands.administration.options.PreImages;
import io.loquat.commands.administration.options.StorageEngineOptions;
import io.loquat.commands.administration.options.TimeSeriesOptions;
import io.loquat.commands.administration.options.ViewOptions;
import io.loquat.commands.argument.Arguments;
import io.loquat.commands.argument.Collations;
import io.loquat.commands.index.IdIndex;
import io.loquat.commands.validation.ValidationOptions;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.model.Namespace;
import io.loquat.model.SystemFields;
import io.loquat.query.collation.Collation;
import io.loquat.query.context.QueryContext;
import io.loquat.softdelete.SoftDeleteOptions;
import java.util.Optional;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * The options of {@code create}: ours, and MongoDB's, checked in MongoDB's order. Immutable.
 *
 * @param stored what the catalog keeps, for {@code listCollections}
 */
record CreateOptions(SystemFields systemFields, BsonDocument stored) {
  static final String SYSTEM_FIELDS = "systemFields";

  /** What may stand beside {@code timeseries}; MongoDB's, and ours. */
  private static final Set<String> BESIDE_TIME_SERIES =
      Set.of(
          TimeSeriesOptions.FIELD,
          StorageEngineOptions.ENGINE,
          StorageEngineOptions.INDEX_DEFAULTS,
          "collation",
          Expiry.FIELD,
          SYSTEM_FIELDS);

  static CreateOptions read(
      Arguments arguments, Namespace namespace, SystemFields serverDefault, QueryContext context) {
    checkTypes(arguments);
    BsonDocument ours = new BsonDocument();
    SystemFields profile = systemFields(arguments, serverDefault, ours);
    BsonDocument stored =
        arguments.has(ViewOptions.VIEW_ON)
            ? viewOptions(arguments, namespace)
            : tableOptions(arguments, namespace, context);
    ours.putAll(stored);
    return new CreateOptions(profile, ours);
  }

  /** Types and ranges come first, whatever else is wrong. */
  private static void checkTypes(Arguments arguments) {
    CappedOptions.checkTypes(arguments);
    boolean unused = ClusteredOptions.isWanted(arguments);
    Optional<Boolean> unusedToo = PreImages.read(arguments);
    ViewOptions.checkTypes(arguments);
    arguments.nested(TimeSeriesOptions.FIELD).ifPresent(TimeSeriesOptions::checkTypes);
    arguments.document(StorageEngineOptions.ENGINE);
    arguments.document(StorageEngineOptions.INDEX_DEFAULTS);
    arguments.document("idIndex");
    arguments.document("validator");
    arguments.wholeNumber(Expiry.FIELD, 0);
    arguments.boolOrNumber("temp", false);
    EncryptedFields.checkTypes(arguments);
  }

  private static BsonDocument viewOptions(Arguments arguments, Namespace namespace) {
    BsonDocument unused = checkCompanions(arguments, namespace);
    if (PreImages.read(arguments).orElse(false)) {
      throw invalid("option not supported on a view: " + PreImages.FIELD);
    }
    if (arguments.has("idIndex")) {
      throw invalid("'idIndex' is not allowed with 'viewOn'");
    }
    if (ClusteredOptions.isWanted(arguments)) {
      throw new CommandException(
          ErrorCode.location(6026500), "The 'clusteredIndex' option is not supported with views");
    }
    BsonDocument stored = ViewOptions.read(arguments, namespace.database());
    addCollation(arguments, stored);
    return stored;
  }

  private static BsonDocument tableOptions(
      Arguments arguments, Namespace namespace, QueryContext context) {
    BsonDocument stored = checkCompanions(arguments, namespace);
    if (PreImages.read(arguments).orElse(false)) {
      PreImages.checkDatabase(namespace.database());
      PreImages.store(true, stored);
    }
    stored.putAll(StorageEngineOptions.read(arguments));
    Collation collation = addCollation(arguments, stored);
    arguments.document("idIndex").ifPresent(index -> IdIndex.check(index, collation));
    if (ClusteredOptions.isWanted(arguments)) {
      stored.append(ClusteredOptions.FIELD, ClusteredOptions.read(arguments));
    }
    stored.putAll(Expiry.read(arguments));
    arguments
        .nested(TimeSeriesOptions.FIELD)
        .ifPresent(
            series ->
                stored.append(TimeSeriesOptions.FIELD, TimeSeriesOptions.read(series, namespace)));
    SoftDeleteOptions archiving = ArchiveOptions.read(arguments, ArchiveOptions.NONE);
    ArchiveOptions.checkCapped(stored.containsKey("capped"), archiving);
    return ValidationOptions.in(
        archiving.in(stored), ValidationOptions.read(arguments, namespace, context));
  }

  /** Checks which options stand beside each other; gives what is stored about being capped. */
  private static BsonDocument checkCompanions(Arguments arguments, Namespace namespace) {
    BsonDocument capped = new BsonDocument();
    if (ClusteredOptions.isWanted(arguments)) {
      ClusteredOptions.checkCompanions(arguments);
    } else {
      capped = CappedOptions.read(arguments);
    }
    if (arguments.boolOrNumber("temp", false)) {
      throw invalid("the 'temp' field is an invalid option");
    }
    if (arguments.has(ViewOptions.PIPELINE) && !arguments.has(ViewOptions.VIEW_ON)) {
      throw invalid("'pipeline' requires 'viewOn' to also be specified");
    }
    EncryptedFields.refuse(arguments);
    if (arguments.has(TimeSeriesOptions.FIELD)) {
      checkBesideTimeSeries(arguments, namespace);
    } else if (arguments.has(Expiry.FIELD) && !ClusteredOptions.isWanted(arguments)) {
      throw invalid(
          "'expireAfterSeconds' is only supported on time-series collections or when the"
              + " 'clusteredIndex' option is specified");
    }
    return capped;
  }

  private static void checkBesideTimeSeries(Arguments arguments, Namespace namespace) {
    for (String option : Create.OPTIONS) {
      boolean absent =
          !arguments.has(option)
              || (option.equals("capped") && !arguments.boolOrNumber("capped", false));
      if (!absent && !BESIDE_TIME_SERIES.contains(option)) {
        throw invalid("%s: 'timeseries' is not allowed with '%s'".formatted(namespace, option));
      }
    }
  }

  /** The simple collation is what a collection has without one. */
  private static Collation addCollation(Arguments arguments, BsonDocument stored) {
    Collation collation =
        arguments.document("collation").map(Collations::parse).orElse(Collation.SIMPLE);
    if (!collation.description().isEmpty()) {
      stored.append("collation", collation.description());
    }
    return collation;
  }

  private static SystemFields systemFields(
      Arguments arguments, SystemFields serverDefault, BsonDocument stored) {
    Optional<String> wanted = arguments.string(SYSTEM_FIELDS);
    if (wanted.isEmpty()) {
      return serverDefault;
    }
    BsonValue name = new BsonString(wanted.get());
    stored.append(SYSTEM_FIELDS, name);
    return switch (wanted.get()) {
      case "visible" -> SystemFields.VISIBLE;
      case "hidden" -> SystemFields.HIDDEN;
      default ->
          throw new CommandException(
              ErrorCode.BAD_VALUE,
              "Enumeration value '%s' for field '%s' is not a valid value."
                  .formatted(wanted.get(), arguments.path(SYSTEM_FIELDS)));
    };
  }

  private static CommandException invalid(String message) {
    return new CommandException(ErrorCode.INVALID_OPTIONS, message);
  }
}
