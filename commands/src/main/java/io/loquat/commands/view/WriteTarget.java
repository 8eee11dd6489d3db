package io.loquat.commands.view;

import io.loquat.commands.timeseries.TimeSeries;
import io.loquat.store.CollectionInfo;
import io.loquat.store.WriteTransaction;
import java.util.Optional;

/** The check of commands that write documents. Stateless. */
public final class WriteTarget {
  private WriteTarget() {}

  /**
   * Checks that documents can be written under a name.
   *
   * @param found what the catalog has there
   * @throws io.loquat.model.CommandException CommandNotSupportedOnView (166), or InvalidNamespace
   *     (73) for a name that only commands on collections write to
   */
  public static void check(String name, Optional<CollectionInfo> found) {
    if (name.startsWith("system.")) {
      ViewCatalog.refuseDirectWrite(name);
      TimeSeries.refuseBuckets(name);
    }
    RealCollection.require(found);
  }

  /**
   * The collection of that name, created if there is none, for documents to be inserted.
   *
   * @throws io.loquat.model.CommandException as for {@link #check}
   */
  public static CollectionInfo ensure(WriteTransaction transaction, String name) {
    check(name, transaction.collection(name));
    return transaction.ensureCollection(name);
  }
}
