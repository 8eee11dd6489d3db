package io.loquat.commands.administration;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.model.Namespace;
import io.loquat.store.CollectionInfo;
import io.loquat.store.CollectionKind;
import io.loquat.store.WriteTransaction;
import java.util.Set;

/**
 * What MongoDB keeps in collections of its own, as far as conversions to capped ones meet it.
 * Stateless.
 */
final class SystemCollections {
  private static final String PREFIX = "system.";
  private static final String BUCKETS = "system.buckets.";
  private static final String VIEWS = "system.views";

  /** Those that clients may make. */
  private static final Set<String> ORDINARY =
      Set.of("system.js", "system.profile", "system.users", "system.roles", VIEWS);

  private SystemCollections() {}

  /** Checks that a collection can be converted, if its name is one of MongoDB's own. */
  static void checkConvertible(WriteTransaction transaction, Namespace namespace) {
    String name = namespace.collection();
    if (name.startsWith(BUCKETS) && isTimeSeries(transaction, name.substring(BUCKETS.length()))) {
      throw new CommandException(
          ErrorCode.ILLEGAL_OPERATION,
          "Cannot convert a timeseries collection to a capped collection");
    }
    if (name.equals(VIEWS) && transaction.collections().stream().anyMatch(CollectionInfo::isView)) {
      throw new CommandException(
          ErrorCode.BAD_VALUE, "cannot convert " + namespace + ", which holds the views");
    }
  }

  private static boolean isTimeSeries(WriteTransaction transaction, String name) {
    return transaction
        .collection(name)
        .filter(found -> found.kind() instanceof CollectionKind.TimeSeries)
        .isPresent();
  }

  /** Checks that a collection of that name can be made, if it begins as MongoDB's own do. */
  static void checkMayBeMade(Namespace namespace) {
    String name = namespace.collection();
    if (name.startsWith(BUCKETS)) {
      throw new CommandException(
          ErrorCode.ILLEGAL_OPERATION,
          "Cannot create collection %s: no time series has its documents there"
              .formatted(namespace));
    }
    if (name.startsWith(PREFIX) && !ORDINARY.contains(name)) {
      throw new CommandException(
          ErrorCode.INVALID_NAMESPACE, "Invalid system namespace: " + namespace);
    }
  }
}
