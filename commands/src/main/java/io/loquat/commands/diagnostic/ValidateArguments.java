package io.loquat.commands.diagnostic;

import io.loquat.commands.argument.Arguments;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.model.Truth;
import io.loquat.store.DocumentCheck;
import io.loquat.store.ValidationScope;

/**
 * What {@code validate} is asked to do. Any value counts as true or false, as in MongoDB.
 * Immutable.
 *
 * @param full whether the file's structures are checked, page by page
 * @param metadata whether only the catalog is checked
 * @param checksBson whether names that occur twice and texts that are not UTF-8 count
 * @param repair whether indexes are mended
 */
record ValidateArguments(boolean full, boolean metadata, boolean checksBson, boolean repair) {

  /** Reads and checks the options. */
  static ValidateArguments read(Arguments arguments) {
    boolean full = flag(arguments, "full");
    boolean background = flag(arguments, "background");
    boolean fastCount = flag(arguments, "enforceFastCount");
    boolean metadata = flag(arguments, "metadata");
    boolean checksBson = flag(arguments, "checkBSONConformance");
    boolean repair = flag(arguments, "repair");
    boolean fixMultikey = flag(arguments, "fixMultikey");
    refuse(background && full, "both { background: true } and { full: true }");
    refuse(background && fastCount, "both { background: true } and { enforceFastCount: true }");
    refuse(background && repair, "both { background: true } and { repair: true }");
    refuse(fastCount && repair, "both { enforceFastCount: true } and { repair: true }");
    refuse(checksBson && repair, "both { checkBSONConformance: true } and { repair: true }");
    refuse(
        repair && arguments.has("fixMultikey") && !fixMultikey,
        "both { fixMultikey: false } and { repair: true }");
    refuse(
        metadata && (background || full || fastCount || checksBson || repair || fixMultikey),
        "{ metadata: true } together with other options");
    if (background) {
      throw new CommandException(
          ErrorCode.COMMAND_NOT_SUPPORTED,
          "Running validate command with { background: true } is not supported: no validation"
              + " keeps writers waiting");
    }
    return new ValidateArguments(full, metadata, checksBson, repair || fixMultikey);
  }

  /** What is looked at: the same as in MongoDB, where a full check includes that of BSON. */
  ValidationScope scope(DocumentCheck schema) {
    return new ValidationScope(full, full || checksBson, schema);
  }

  private static boolean flag(Arguments arguments, String name) {
    return arguments.value(name).map(Truth::of).orElse(false);
  }

  private static void refuse(boolean wrong, String what) {
    if (wrong) {
      throw new CommandException(
          ErrorCode.INVALID_OPTIONS,
          "Running the validate command with " + what + " is not supported");
    }
  }
}
