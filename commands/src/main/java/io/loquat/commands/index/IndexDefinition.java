package io.loquat.commands.index;

import io.loquat.commands.argument.Collations;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.index.IndexSpec;
import io.loquat.query.operator.ShellText;
import io.loquat.query.text.TextIndexOptions;
import io.loquat.store.CollectionInfo;
import java.util.Map;
import java.util.Set;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * An index that a client wants: its description checked, and written as the catalog keeps it and
 * {@code listIndexes} shows it. Immutable.
 *
 * @param description key pattern, name and options; what says the default is left out
 * @param given the options as the client gave them
 * @param simple whether the client asked for the simple collation, so that it is not the
 *     collection's
 */
record IndexDefinition(BsonDocument description, BsonDocument given, boolean simple) {
  private static final BsonInt32 VERSION = new BsonInt32(2);

  /** Options that the catalog has no use for. */
  private static final Set<String> FORGOTTEN = Set.of("ns", "dropDups", "_id", "clustered");

  /** Flags that are not there if they are false. */
  private static final Set<String> ONLY_IF_TRUE = Set.of("unique", "hidden", "prepareUnique");

  private static final Set<String> COLLATING = Set.of("", "2dsphere", "hashed", "wildcard");

  /**
   * Reads a description.
   *
   * @param ignoreUnknown whether options that MongoDB does not know are passed over
   * @throws CommandException saying which option is wrong
   */
  static IndexDefinition read(BsonDocument wanted, boolean ignoreUnknown) {
    try {
      return checked(wanted, ignoreUnknown);
    } catch (CommandException problem) {
      throw new CommandException(
          problem.code(),
          "Error in specification %s :: caused by :: %s"
              .formatted(ShellText.of(wanted), problem.getMessage()),
          problem.details());
    }
  }

  private static IndexDefinition checked(BsonDocument wanted, boolean ignoreUnknown) {
    BsonDocument options = new BsonDocument();
    for (Map.Entry<String, BsonValue> option : wanted.entrySet()) {
      if (IndexOptions.isKnown(option.getKey())) {
        options.append(option.getKey(), option.getValue());
      } else if (!ignoreUnknown) {
        throw new CommandException(
            ErrorCode.INVALID_INDEX_SPECIFICATION_OPTION,
            "The field '%s' is not valid for an index specification. Specification: %s"
                .formatted(option.getKey(), ShellText.of(wanted)));
      }
    }
    return normalised(options, wanted);
  }

  private static IndexDefinition normalised(BsonDocument options, BsonDocument wanted) {
    BsonDocument read = new BsonDocument();
    options.forEach((option, value) -> read.append(option, IndexOptions.read(option, value)));
    BsonDocument key = required(read, "key").asDocument();
    KeyPatternRules.check(key);
    String name = required(read, "name").asString().getValue();
    if (IdIndex.isLikeKey(key)) {
      IdIndex.checkFields(wanted, isTrue(read, "clustered"));
      IdIndex.checkKey(key);
      name = IdIndex.NAME;
    }
    checkName(name, key);
    IndexRules.check(read, key);
    BsonDocument description =
        new BsonDocument("v", read.getOrDefault("v", VERSION))
            .append("key", key)
            .append("name", new BsonString(name));
    read.forEach((option, value) -> keep(description, option, value));
    boolean simple = read.get("collation") instanceof BsonDocument none && none.isEmpty();
    return new IndexDefinition(
        TextIndexOptions.isText(key)
            ? TextIndexOptions.complete(description)
            : GeoIndexRules.complete(description, KeyPatternRules.plugin(key)),
        read,
        simple);
  }

  private static BsonValue required(BsonDocument options, String field) {
    BsonValue value = options.get(field);
    if (value == null) {
      throw new CommandException(
          ErrorCode.FAILED_TO_PARSE,
          "The '%s' field is a required property of an index specification".formatted(field));
    }
    return value;
  }

  private static void keep(BsonDocument description, String option, BsonValue value) {
    boolean isDefault =
        (ONLY_IF_TRUE.contains(option) && value.equals(BsonBoolean.FALSE))
            || (option.equals("collation") && value.asDocument().isEmpty());
    if (!isDefault && !FORGOTTEN.contains(option) && !description.containsKey(option)) {
      description.append(option, value);
    }
  }

  private static void checkName(String name, BsonDocument key) {
    if (name.isEmpty()) {
      throw new CommandException(ErrorCode.CANNOT_CREATE_INDEX, "index name cannot be empty");
    }
    if (name.indexOf('\0') >= 0) {
      throw new CommandException(
          ErrorCode.CANNOT_CREATE_INDEX, "index name cannot contain NUL bytes");
    }
    if (name.equals("*")) {
      throw new CommandException(ErrorCode.BAD_VALUE, "The index name '*' is not valid.");
    }
    if (name.equals(IdIndex.NAME) && !IdIndex.isKey(key)) {
      throw new CommandException(
          ErrorCode.BAD_VALUE,
          "The index name '_id_' is reserved for the _id index, which must have key pattern {_id:"
              + " 1}, found key: "
              + ShellText.of(key));
    }
  }

  /** Whether it is the index that every collection has. */
  boolean isId() {
    return IdIndex.isKey(key());
  }

  /** Whether an option is given that is true. */
  boolean is(String option) {
    return isTrue(given, option);
  }

  private static boolean isTrue(BsonDocument options, String option) {
    return BsonBoolean.TRUE.equals(options.get(option));
  }

  BsonDocument key() {
    return description.getDocument("key");
  }

  String name() {
    return description.getString("name").getValue();
  }

  /**
   * The index as it is in that collection, whose collation it has unless it names another.
   *
   * @throws CommandException CannotCreateIndex (67) for a kind of index that knows no collation
   */
  IndexSpec in(CollectionInfo collection) {
    BsonDocument all = description.clone();
    if (!simple && !all.containsKey("collation")) {
      BsonDocument inherited = Collations.defaultOf(collection.options()).description();
      if (!inherited.isEmpty()) {
        all.append("collation", inherited);
      }
    }
    SystemFieldRules.check(all, collection.systemFields());
    String plugin = KeyPatternRules.plugin(key());
    if (all.containsKey("collation") && !COLLATING.contains(plugin)) {
      throw new CommandException(
          ErrorCode.CANNOT_CREATE_INDEX,
          "Index type '%s' does not support collation: %s"
              .formatted(plugin, ShellText.of(all.get("collation"))));
    }
    return IndexSpec.of(all);
  }
}
