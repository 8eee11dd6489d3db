package io.loquat.softdelete;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.operator.ShellText;
import io.loquat.store.Visibility;
import java.util.Optional;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * What the top level of a filter says about archived documents: {@code $archived} and {@code
 * $softDelete}. Immutable.
 *
 * @param rest the filter without them
 * @param archived the documents that the statement is about, if it says
 * @param softDelete whether a delete archives, if it says
 */
public record ArchiveTerms(
    BsonDocument rest, Optional<Visibility> archived, Optional<Boolean> softDelete) {
  public static final String ARCHIVED = "$archived";
  public static final String SOFT_DELETE = "$softDelete";

  /**
   * Takes the two out of a filter.
   *
   * @throws CommandException TypeMismatch or BadValue
   */
  public static ArchiveTerms of(BsonDocument filter) {
    BsonValue archived = filter.get(ARCHIVED);
    BsonValue softDelete = filter.get(SOFT_DELETE);
    if (archived == null && softDelete == null) {
      return new ArchiveTerms(filter, Optional.empty(), Optional.empty());
    }
    BsonDocument rest = new BsonDocument();
    rest.putAll(filter);
    rest.remove(ARCHIVED);
    rest.remove(SOFT_DELETE);
    return new ArchiveTerms(
        rest,
        Optional.ofNullable(archived).map(ArchiveTerms::visibility),
        Optional.ofNullable(softDelete).map(ArchiveTerms::bool));
  }

  private static Visibility visibility(BsonValue value) {
    if (!(value instanceof BsonString word)) {
      throw wrongType(ARCHIVED, value, "a string");
    }
    return switch (word.getValue()) {
      case "exclude" -> Visibility.LIVE;
      case "include" -> Visibility.ALL;
      case "only" -> Visibility.ARCHIVED;
      default ->
          throw new CommandException(
              ErrorCode.BAD_VALUE,
              "filter.%s must be 'exclude', 'include' or 'only', not %s"
                  .formatted(ARCHIVED, ShellText.of(value)));
    };
  }

  private static boolean bool(BsonValue value) {
    if (value instanceof BsonBoolean bool) {
      return bool.getValue();
    }
    throw wrongType(SOFT_DELETE, value, "a boolean");
  }

  private static CommandException wrongType(String operator, BsonValue value, String expected) {
    return new CommandException(
        ErrorCode.TYPE_MISMATCH,
        "filter.%s must be %s, not %s".formatted(operator, expected, ShellText.typeName(value)));
  }

  /** The documents that the statement is about: the live ones unless it says otherwise. */
  public Visibility visibility() {
    return archived.orElse(Visibility.LIVE);
  }

  /**
   * Checks that a statement that deletes nothing does not ask for a soft delete.
   *
   * @throws CommandException BadValue
   */
  public ArchiveTerms refuseSoftDelete() {
    if (softDelete.isPresent()) {
      throw new CommandException(
          ErrorCode.BAD_VALUE,
          "filter.%s is only allowed where documents are deleted".formatted(SOFT_DELETE));
    }
    return this;
  }

  /**
   * Checks that a command about archived documents is not asked for others.
   *
   * @param command its name, for the message
   * @throws CommandException BadValue
   */
  public ArchiveTerms requireArchived(String command) {
    refuseSoftDelete();
    if (archived.isPresent() && archived.get() != Visibility.ARCHIVED) {
      throw new CommandException(
          ErrorCode.BAD_VALUE,
          "filter.%s: %s is about archived documents only".formatted(ARCHIVED, command));
    }
    return this;
  }
}
