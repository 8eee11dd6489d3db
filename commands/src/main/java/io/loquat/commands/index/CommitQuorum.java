package io.loquat.commands.index;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import org.bson.BsonDocument;
import org.bson.BsonNumber;
import org.bson.BsonValue;

/**
 * The argument {@code commitQuorum}: how many servers must be ready before an index is used. There
 * is one, so it is checked and has no other effect. Stateless.
 */
final class CommitQuorum {
  private static final int MEMBERS_MAX = 50;

  private CommitQuorum() {}

  static void check(BsonDocument body) {
    BsonValue quorum = body.get("commitQuorum");
    if (quorum == null || quorum.isString()) {
      return;
    }
    if (!(quorum instanceof BsonNumber number)) {
      throw new CommandException(
          ErrorCode.FAILED_TO_PARSE, "commitQuorum has to be a number or a string");
    }
    double members = number.doubleValue();
    if (!(members >= 0 && members <= MEMBERS_MAX)) {
      throw new CommandException(
          ErrorCode.FAILED_TO_PARSE,
          "commitQuorum has to be a non-negative number and not greater than " + MEMBERS_MAX);
    }
  }
}
