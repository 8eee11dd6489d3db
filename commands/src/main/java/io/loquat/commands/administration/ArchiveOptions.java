package io.loquat.commands.administration;

import io.loquat.commands.argument.Arguments;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.operator.ShellText;
import io.loquat.softdelete.SoftDeleteOptions;
import java.util.OptionalInt;
import org.bson.BsonBoolean;
import org.bson.BsonNumber;
import org.bson.BsonValue;

/** The options about archived documents as {@code create} and {@code collMod} take them. */
final class ArchiveOptions {
  static final SoftDeleteOptions NONE = new SoftDeleteOptions(false, OptionalInt.empty());

  private ArchiveOptions() {}

  /** The options with what the arguments say about them; null and false switch one off. */
  static SoftDeleteOptions read(Arguments arguments, SoftDeleteOptions before) {
    SoftDeleteOptions options = before;
    if (arguments.document().containsKey(SoftDeleteOptions.SOFT_DELETE)) {
      options = options.withSoftDelete(arguments.bool(SoftDeleteOptions.SOFT_DELETE));
    }
    if (arguments.document().containsKey(SoftDeleteOptions.EXPIRE_ARCHIVED_AFTER_SECONDS)) {
      options = options.withExpireArchivedAfterSeconds(seconds(arguments));
    }
    return options;
  }

  /**
   * Checks that a capped collection is not to archive documents, since it has no room for them.
   *
   * @throws CommandException BadValue (2)
   */
  static void checkCapped(boolean capped, SoftDeleteOptions options) {
    boolean archives = options.softDelete() || options.expireArchivedAfterSeconds().isPresent();
    if (capped && archives) {
      throw new CommandException(
          ErrorCode.BAD_VALUE,
          "softDelete and expireArchivedAfterSeconds are not supported in capped collections");
    }
  }

  private static OptionalInt seconds(Arguments arguments) {
    String field = SoftDeleteOptions.EXPIRE_ARCHIVED_AFTER_SECONDS;
    BsonValue value = arguments.value(field).orElse(BsonBoolean.FALSE);
    if (value.equals(BsonBoolean.FALSE)) {
      return OptionalInt.empty();
    }
    if (!(value instanceof BsonNumber number)) {
      throw arguments.wrongType(field, value, "types '[long, int, decimal, double]'");
    }
    long seconds = arguments.wholeNumber(field, 0);
    if (seconds < 0 || seconds > Integer.MAX_VALUE || seconds != number.doubleValue()) {
      throw new CommandException(
          ErrorCode.BAD_VALUE,
          "BSON field '%s' must be a whole number of seconds from 0 to %s, not %s"
              .formatted(arguments.path(field), Integer.MAX_VALUE, ShellText.of(value)));
    }
    return OptionalInt.of((int) seconds);
  }
}
