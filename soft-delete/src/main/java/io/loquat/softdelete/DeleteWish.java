package io.loquat.softdelete;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.store.Visibility;
import java.util.Optional;

/**
 * What a delete asks for; what it then does depends on its collection too. Immutable.
 *
 * @param softDelete whether to archive, if the delete says
 */
public record DeleteWish(Visibility visibility, Optional<Boolean> softDelete) {
  /**
   * The wish of a filter and of what stands beside it.
   *
   * @param path where {@code beside} stands, for errors
   * @throws CommandException BadValue if they disagree, or cannot both be
   */
  public static DeleteWish of(ArchiveTerms terms, Optional<Boolean> beside, String path) {
    Optional<Boolean> inFilter = terms.softDelete();
    if (inFilter.isPresent() && beside.isPresent() && !inFilter.equals(beside)) {
      throw wrong("filter." + ArchiveTerms.SOFT_DELETE + " and " + path + " say different things");
    }
    DeleteWish wish = new DeleteWish(terms.visibility(), inFilter.or(() -> beside));
    if (wish.softDelete.orElse(false) && wish.visibility != Visibility.LIVE) {
      throw wrong(
          "filter."
              + ArchiveTerms.ARCHIVED
              + " cannot stand with a soft delete: what is archived cannot be archived again");
    }
    return wish;
  }

  /**
   * Whether the delete archives in a collection with these options.
   *
   * @throws CommandException BadValue if the collection archives every delete and this one is to do
   *     something else
   */
  public boolean archives(SoftDeleteOptions options) {
    if (!options.softDelete()) {
      return softDelete.orElse(false);
    }
    if (!softDelete.orElse(true)) {
      throw onlyPurged("softDelete: false");
    }
    if (visibility != Visibility.LIVE) {
      throw onlyPurged(ArchiveTerms.ARCHIVED + " 'include' or 'only'");
    }
    return true;
  }

  private static CommandException onlyPurged(String what) {
    // Not IllegalOperation: drivers take it for a server without retryable writes, and say so.
    return wrong(
        "A delete with "
            + what
            + " is not allowed in a collection with softDelete: true; purgeDocuments deletes its"
            + " archived documents for good");
  }

  private static CommandException wrong(String message) {
    return new CommandException(ErrorCode.BAD_VALUE, message);
  }
}
