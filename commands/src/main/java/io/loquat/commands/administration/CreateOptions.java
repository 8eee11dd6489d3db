package io.loquat.commands.administration;

import io.loquat.commands.argument.Arguments;
import io.loquat.commands.argument.Collations;
import io.loquat.commands.argument.Unsupported;
import io.loquat.commands.index.IdIndex;
import io.loquat.commands.validation.ValidationOptions;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.model.SystemFields;
import io.loquat.query.collation.Collation;
import io.loquat.softdelete.SoftDeleteOptions;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonString;

/**
 * The options of {@code create}: ours, and MongoDB's, of which none that changes a collection's
 * meaning is supported yet. Immutable.
 *
 * @param stored what the catalog keeps, for {@code listCollections}
 */
record CreateOptions(SystemFields systemFields, BsonDocument stored) {
  static final String SYSTEM_FIELDS = "systemFields";

  static CreateOptions read(Arguments arguments, SystemFields serverDefault) {
    checkTypes(arguments);
    if (arguments.has("size") || arguments.has("max")) {
      requireCapped(arguments);
    }
    if (arguments.has("pipeline") && !arguments.has("viewOn")) {
      throw new CommandException(
          ErrorCode.INVALID_OPTIONS, "'pipeline' requires 'viewOn' to also be specified");
    }
    Unsupported.refuse(
        arguments,
        "capped",
        "size",
        "max",
        "viewOn",
        "timeseries",
        "clusteredIndex",
        "expireAfterSeconds",
        "encryptedFields",
        "recordPreImages",
        "temp",
        "storageEngine",
        "indexOptionDefaults");
    PreImages.refuse(arguments);
    Collation collation =
        arguments.document("collation").map(Collations::parse).orElse(Collation.SIMPLE);
    arguments.document("idIndex").ifPresent(index -> IdIndex.check(index, collation));
    return systemFields(arguments, serverDefault)
        .with(collation)
        .with(ArchiveOptions.read(arguments, ArchiveOptions.NONE));
  }

  /** The simple collation is what a collection has without one. */
  private CreateOptions with(Collation collation) {
    if (!collation.description().isEmpty()) {
      stored.append("collation", collation.description());
    }
    return this;
  }

  /** The same with what is said about validation. */
  CreateOptions withValidation(BsonDocument wanted) {
    return new CreateOptions(systemFields, ValidationOptions.in(stored, wanted));
  }

  private CreateOptions with(SoftDeleteOptions options) {
    return new CreateOptions(systemFields, options.in(stored));
  }

  private static void checkTypes(Arguments arguments) {
    arguments.boolOrNumber("capped", false);
    arguments.wholeNumber("size", 0);
    arguments.wholeNumber("max", 0);
    arguments.string("viewOn");
    arguments.array("pipeline");
    arguments.document("timeseries");
    arguments.document("storageEngine");
    arguments.document("indexOptionDefaults");
    arguments.nested("encryptedFields").ifPresent(encrypted -> encrypted.requiredArray("fields"));
  }

  private static void requireCapped(Arguments arguments) {
    if (!arguments.boolOrNumber("capped", false)) {
      throw new CommandException(
          ErrorCode.INVALID_OPTIONS,
          "the 'capped' field needs to be true when either the 'size' or 'max' fields are present");
    }
  }

  private static CreateOptions systemFields(Arguments arguments, SystemFields serverDefault) {
    Optional<String> wanted = arguments.string(SYSTEM_FIELDS);
    if (wanted.isEmpty()) {
      return new CreateOptions(serverDefault, new BsonDocument());
    }
    SystemFields profile =
        switch (wanted.get()) {
          case "visible" -> SystemFields.VISIBLE;
          case "hidden" -> SystemFields.HIDDEN;
          default ->
              throw new CommandException(
                  ErrorCode.BAD_VALUE,
                  "Enumeration value '%s' for field '%s' is not a valid value."
                      .formatted(wanted.get(), arguments.path(SYSTEM_FIELDS)));
        };
    return new CreateOptions(
        profile, new BsonDocument(SYSTEM_FIELDS, new BsonString(wanted.get())));
  }
}
