package io.loquat.commands.index;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.model.SystemFields;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** Loquat's own fields lie beside the documents, where no index of a client looks. Stateless. */
final class SystemFieldRules {
  private SystemFieldRules() {}

  /**
   * Checks that an index has nothing to do with them, where they are part of documents.
   *
   * @throws CommandException CannotCreateIndex (67)
   */
  static void check(BsonDocument description, SystemFields profile) {
    if (profile == SystemFields.VISIBLE) {
      description.getDocument("key").keySet().forEach(SystemFieldRules::check);
      if (description.get("partialFilterExpression") instanceof BsonDocument filter) {
        checkFilter(filter);
      }
    }
  }

  private static void checkFilter(BsonDocument filter) {
    filter.forEach(
        (field, operand) -> {
          check(field);
          if (operand instanceof BsonArray branches) {
            branches.forEach(SystemFieldRules::checkBranch);
          }
        });
  }

  private static void checkBranch(BsonValue branch) {
    if (branch instanceof BsonDocument filter) {
      checkFilter(filter);
    }
  }

  private static void check(String path) {
    int dot = path.indexOf('.');
    String name = dot < 0 ? path : path.substring(0, dot);
    if (SystemFields.NAMES.contains(name)) {
      throw new CommandException(
          ErrorCode.CANNOT_CREATE_INDEX, "The system field '" + name + "' cannot be in an index");
    }
  }
}
