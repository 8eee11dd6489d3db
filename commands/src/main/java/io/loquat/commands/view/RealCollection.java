package io.loquat.commands.view;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.model.Namespace;
import io.loquat.store.CollectionInfo;
import java.util.Optional;

/** The check of commands that work on collections and not on views. Stateless. */
public final class RealCollection {
  private RealCollection() {}

  /**
   * Checks that what was found, if anything, is not a view.
   *
   * @throws CommandException CommandNotSupportedOnView (166)
   */
  public static void require(Optional<CollectionInfo> found) {
    found.ifPresent(RealCollection::require);
  }

  /** The same of one that is there. */
  public static void require(CollectionInfo collection) {
    if (collection.isView()) {
      throw isView(collection.namespace());
    }
  }

  private static CommandException isView(Namespace namespace) {
    return new CommandException(
        ErrorCode.COMMAND_NOT_SUPPORTED_ON_VIEW,
        "Namespace " + namespace + " is a view, not a collection");
  }
}
