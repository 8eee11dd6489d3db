package io.loquat.commands.administration;

import io.loquat.commands.administration.options.CappedOptions;
import io.loquat.commands.administration.options.Expiry;
import io.loquat.commands.administration.options.PreImages;
import io.loquat.commands.administration.options.TimeSeriesOptions;
import io.loquat.commands.administration.options.ViewOptions;
import io.loquat.commands.argument.Arguments;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.softdelete.SoftDeleteOptions;
import io.loquat.store.CollectionInfo;
import io.loquat.store.CollectionKind;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonString;

/**
 * The options of a collection after {@code collMod}, and which of them fit which kind of
 * collection. Stateless.
 */
final class ChangedOptions {
  private static final String CAPPED_SIZE = "cappedSize";
  private static final String CAPPED_MAX = "cappedMax";

  private static final List<String> NOT_ON_VIEWS =
      List.of(
          CAPPED_SIZE,
          CAPPED_MAX,
          "index",
          "validator",
          "validationLevel",
          "validationAction",
          PreImages.FIELD,
          Expiry.FIELD,
          SoftDeleteOptions.SOFT_DELETE,
          SoftDeleteOptions.EXPIRE_ARCHIVED_AFTER_SECONDS);

  private static final List<String> NOT_ON_TIME_SERIES =
      List.of("validator", "validationLevel", "validationAction", PreImages.FIELD);

  private ChangedOptions() {}

  /** Types and ranges come first, whatever the collection is. */
  static void checkTypes(Arguments arguments) {
    if (arguments.has(CAPPED_SIZE)) {
      CappedOptions.size(arguments, CAPPED_SIZE);
    }
    arguments.wholeNumber(CAPPED_MAX, 0);
    arguments.document("index");
    ViewOptions.checkTypes(arguments);
    arguments.document("validator");
    if (arguments.has(Expiry.FIELD)
        && !(arguments.document().get(Expiry.FIELD) instanceof BsonString)) {
      arguments.wholeNumber(Expiry.FIELD, 0);
    }
    arguments.nested(TimeSeriesOptions.FIELD).ifPresent(TimeSeriesOptions::checkChangeTypes);
    Optional<Boolean> unused = PreImages.read(arguments);
    arguments.boolOrNumber("dryRun", false);
  }

  /**
   * What the catalog is to keep.
   *
   * @throws CommandException InvalidOptions for an option that the collection cannot have
   */
  static BsonDocument of(CollectionInfo collection, Arguments arguments) {
    BsonDocument options = new BsonDocument();
    options.putAll(collection.options());
    switch (collection.kind()) {
      case CollectionKind.View _ -> changeView(collection, arguments, options);
      case CollectionKind.TimeSeries series -> changeSeries(series, arguments, options);
      case CollectionKind.Capped _ -> {
        changeCapped(arguments, options);
        changeTable(arguments, options, false);
      }
      case CollectionKind.Clustered _ -> {
        refuseCapped(arguments);
        changeTable(arguments, options, true);
      }
      case CollectionKind.Ordinary _ -> {
        refuseCapped(arguments);
        changeTable(arguments, options, false);
      }
    }
    return options;
  }

  private static void changeView(CollectionInfo view, Arguments arguments, BsonDocument options) {
    refuse(arguments, NOT_ON_VIEWS, "option not supported on a view: ");
    refuseTimeSeries(arguments);
    if (arguments.has(ViewOptions.PIPELINE)) {
      options.append(ViewOptions.PIPELINE, ViewOptions.pipeline(arguments));
    }
    if (arguments.has(ViewOptions.VIEW_ON)) {
      options.append(
          ViewOptions.VIEW_ON, ViewOptions.viewOn(arguments, view.namespace().database()));
    }
  }

  private static void changeSeries(
      CollectionKind.TimeSeries kind, Arguments arguments, BsonDocument options) {
    refuseCapped(arguments);
    refuse(arguments, NOT_ON_TIME_SERIES, "option not supported on a time-series collection: ");
    refuseViewOptions(arguments);
    changeExpiry(arguments, options);
    Optional<Arguments> series = arguments.nested(TimeSeriesOptions.FIELD);
    if (series.isPresent()) {
      options.append(
          TimeSeriesOptions.FIELD,
          TimeSeriesOptions.changed(
              series.get(), options.getDocument(TimeSeriesOptions.FIELD), kind));
    }
  }

  private static void changeCapped(Arguments arguments, BsonDocument options) {
    if (arguments.has(CAPPED_SIZE)) {
      options.append("size", CappedOptions.size(arguments, CAPPED_SIZE));
    }
    if (arguments.has(CAPPED_MAX)) {
      options.append("max", CappedOptions.documents(arguments, CAPPED_MAX));
    }
  }

  private static void changeTable(Arguments arguments, BsonDocument options, boolean clustered) {
    refuseViewOptions(arguments);
    PreImages.read(arguments).ifPresent(enabled -> PreImages.store(enabled, options));
    if (arguments.has(Expiry.FIELD) && !clustered) {
      throw invalid(
          "'expireAfterSeconds' option is only supported on collections clustered by _id");
    }
    changeExpiry(arguments, options);
    refuseTimeSeries(arguments);
  }

  private static void changeExpiry(Arguments arguments, BsonDocument options) {
    if (arguments.has(Expiry.FIELD)) {
      Expiry.change(arguments, options);
    }
  }

  private static void refuseCapped(Arguments arguments) {
    if (arguments.has(CAPPED_SIZE) || arguments.has(CAPPED_MAX)) {
      throw invalid("Collection must be capped.");
    }
  }

  private static void refuseViewOptions(Arguments arguments) {
    refuse(
        arguments,
        List.of(ViewOptions.PIPELINE, ViewOptions.VIEW_ON),
        "option only supported on a view: ");
  }

  private static void refuseTimeSeries(Arguments arguments) {
    refuse(
        arguments,
        List.of(TimeSeriesOptions.FIELD),
        "option only supported on a time-series collection: ");
  }

  private static void refuse(Arguments arguments, List<String> options, String message) {
    for (String option : options) {
      if (arguments.has(option)) {
        throw invalid(message + option);
      }
    }
  }

  private static CommandException invalid(String message) {
    return new CommandException(ErrorCode.INVALID_OPTIONS, message);
  }
}
