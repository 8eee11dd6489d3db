package io.loquat.commands.administration;

import io.loquat.commands.argument.Arguments;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.model.Namespace;
import io.loquat.softdelete.SoftDeleteOptions;
import io.loquat.store.CappedLimits;
import io.loquat.store.CollectionInfo;
import io.loquat.store.CollectionKind;
import io.loquat.store.WriteTransaction;
import org.bson.BsonNumber;
import org.bson.BsonValue;

/**
 * What {@code convertToCapped} and {@code cloneCollectionAsCapped} have in common: a capped copy of
 * a collection. Stateless.
 */
final class CappedConversion {
  /** A pebibyte, as in MongoDB. */
  private static final long BYTES_MAX = 1L << 50;

  private CappedConversion() {}

  /**
   * The size that the copy may have, in bytes.
   *
   * @throws CommandException InvalidOptions if it is not there, no number or none above zero
   */
  static long size(Arguments arguments) {
    BsonValue size = arguments.document().get("size");
    long bytes = size instanceof BsonNumber ? arguments.wholeNumber("size", 0) : 0;
    if (bytes <= 0) {
      throw new CommandException(
          ErrorCode.INVALID_OPTIONS, "Capped collection size must be greater than zero");
    }
    return bytes;
  }

  /**
   * The collection that is to be copied.
   *
   * @throws CommandException NamespaceNotFound, or CommandNotSupportedOnView if it shows documents
   *     that lie elsewhere, as views and time series do
   */
  static CollectionInfo source(WriteTransaction transaction, Namespace namespace) {
    CollectionInfo source =
        transaction.collection(namespace.collection()).orElseThrow(() -> notFound(namespace));
    checkNoView(source);
    return source;
  }

  /** Views and time series are refused, as what is copied and as what is in the way. */
  static void checkNoView(CollectionInfo collection) {
    if (collection.isView() || collection.kind() instanceof CollectionKind.TimeSeries) {
      throw new CommandException(
          ErrorCode.COMMAND_NOT_SUPPORTED_ON_VIEW,
          "Namespace " + collection.namespace() + " is a view, not a collection");
    }
  }

  static CommandException notFound(Namespace namespace) {
    return new CommandException(
        ErrorCode.NAMESPACE_NOT_FOUND, "source collection " + namespace + " does not exist");
  }

  /** Makes the copy; {@code to} is the name of no collection. */
  static void copy(WriteTransaction transaction, CollectionInfo from, String to, long bytes) {
    if (bytes > BYTES_MAX) {
      throw new CommandException(
          ErrorCode.BAD_VALUE,
          "BSON field 'size' value must be <= %s, actual value '%s'".formatted(BYTES_MAX, bytes));
    }
    checkNothingArchived(transaction, from);
    CollectionInfo copy =
        transaction.createCollection(
            to,
            from.systemFields(),
            CappedLimits.capped(ArchiveOptions.NONE.in(from.options()), bytes));
    transaction.copyNewest(from, copy);
  }

  /** Archived documents would be lost without a word: a capped collection has none. */
  private static void checkNothingArchived(WriteTransaction transaction, CollectionInfo from) {
    Namespace namespace = from.namespace();
    if (SoftDeleteOptions.of(from).softDelete()) {
      throw new CommandException(
          ErrorCode.BAD_VALUE,
          namespace + " has softDelete: true, which capped collections do not support");
    }
    if (transaction.oldestArchived(namespace.collection()).isPresent()) {
      throw new CommandException(
          ErrorCode.BAD_VALUE,
          namespace
              + " has archived documents, which capped collections cannot have: restoreDocuments"
              + " or purgeDocuments first");
    }
  }
}
