package io.loquat.commands.index;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;

/** Which options of an index go together. Stateless. */
final class IndexRules {
  private IndexRules() {}

  /**
   * Checks the options of an index, each of which is right by itself.
   *
   * @throws CommandException CannotCreateIndex (67) and others
   */
  static void check(BsonDocument options, BsonDocument key) {
    String plugin = KeyPatternRules.plugin(key);
    if (options.containsKey(TimeToLive.OPTION)) {
      TimeToLive.check(key, IdIndex.isKey(key));
    }
    if (is(options, "sparse") && options.containsKey("partialFilterExpression")) {
      throw refused("cannot mix \"partialFilterExpression\" and \"sparse\" options");
    }
    if (options.containsKey("collation")
        && options.containsKey("v")
        && options.getInt32("v").getValue() < 2) {
      throw refused(
          "Invalid index specification; cannot create an index with the 'collation' option and"
              + " v=1");
    }
    if (is(options, "unique") && plugin.equals("hashed")) {
      throw new CommandException(
          ErrorCode.location(16764),
          "Currently hashed indexes cannot guarantee uniqueness. Use a regular index.");
    }
    GeoIndexRules.check(options, key, plugin);
  }

  static boolean is(BsonDocument options, String flag) {
    return BsonBoolean.TRUE.equals(options.get(flag));
  }

  private static CommandException refused(String why) {
    return new CommandException(ErrorCode.CANNOT_CREATE_INDEX, why);
  }
}
