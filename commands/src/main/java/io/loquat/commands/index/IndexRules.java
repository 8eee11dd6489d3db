package io.loquat.commands.index;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.operator.ShellText;
import java.util.List;
import java.util.Optional;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonValue;

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
      TimeToLive.check(key);
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
    if (options.containsKey("weights") && !plugin.equals("text")) {
      throw refused(
          "Invalid index specification; the field 'weights' can only be specified with text"
              + " indexes");
    }
    if (is(options, "unique") && is(options, "prepareUnique")) {
      throw refused(
          "Invalid index specification; cannot create an index with the 'unique' option and the"
              + " 'prepareUnique' option");
    }
    WildcardRules.check(key, Optional.ofNullable(options.get("wildcardProjection")));
    if (plugin.equals("wildcard")) {
      checkWildcard(options);
    }
    if (plugin.equals("hashed")) {
      checkHashed(options, key);
    }
    GeoIndexRules.check(options, key, plugin);
  }

  private static void checkWildcard(BsonDocument options) {
    for (String option : List.of("sparse", "unique", "prepareUnique")) {
      if (is(options, option)) {
        throw refused("Index type 'wildcard' does not support the " + option + " option");
      }
    }
    if (options.containsKey("v") && options.getInt32("v").getValue() < 2) {
      throw refused("cannot create an index with v=1 of type 'wildcard'");
    }
  }

  private static void checkHashed(BsonDocument options, BsonDocument key) {
    long hashed = key.values().stream().filter(BsonValue::isString).count();
    if (hashed > 1) {
      throw new CommandException(
          ErrorCode.location(31303),
          "A maximum of one index field is allowed to be hashed but found %s for 'key' %s"
              .formatted(hashed, ShellText.of(key)));
    }
    if (is(options, "unique")) {
      throw new CommandException(
          ErrorCode.location(16764),
          "Currently hashed indexes cannot guarantee uniqueness. Use a regular index.");
    }
  }

  static boolean is(BsonDocument options, String flag) {
    return BsonBoolean.TRUE.equals(options.get(flag));
  }

  private static CommandException refused(String why) {
    return new CommandException(ErrorCode.CANNOT_CREATE_INDEX, why);
  }
}
