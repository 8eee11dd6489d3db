package io.loquat.commands.planning;

import io.loquat.commands.CommandContext;
import io.loquat.commands.view.RealCollection;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.store.CollectionInfo;
import io.loquat.store.CollectionKind;
import java.util.Optional;

/** The collection that a command about plans is about. Stateless. */
final class PlannedCollection {
  private PlannedCollection() {}

  /**
   * The collection that the command names, if it is there.
   *
   * @throws CommandException CommandNotSupportedOnView (166), for measurements too, which to
   *     MongoDB are a view
   */
  static Optional<CollectionInfo> of(CommandContext context) {
    Optional<CollectionInfo> collection = context.collection();
    RealCollection.require(collection);
    collection.ifPresent(PlannedCollection::refuseMeasurements);
    return collection;
  }

  private static void refuseMeasurements(CollectionInfo collection) {
    if (collection.kind() instanceof CollectionKind.TimeSeries) {
      throw new CommandException(
          ErrorCode.COMMAND_NOT_SUPPORTED_ON_VIEW,
          "Namespace " + collection.namespace() + " is a view, not a collection");
    }
  }
}
