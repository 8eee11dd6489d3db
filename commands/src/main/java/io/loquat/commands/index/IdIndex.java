package io.loquat.commands.index;

import io.loquat.commands.argument.Arguments;
import io.loquat.commands.argument.Collations;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.collation.Collation;
import io.loquat.query.operator.ShellText;
import io.loquat.store.CollectionInfo;
import io.loquat.store.CollectionKind;
import java.util.Optional;
import java.util.Set;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonNumber;
import org.bson.BsonString;
import org.bson.BsonValue;

/** The index on {@code _id}, which every collection has. Stateless. */
public final class IdIndex {
  /** Its name, which no other index may have. */
  public static final String NAME = "_id_";

  private static final int FORMAT_VERSION = 2;
  private static final BsonInt32 DEFAULT_VERSION = new BsonInt32(FORMAT_VERSION);
  private static final Set<String> FIELDS = Set.of("key", "name", "v", "ns", "collation");

  private IdIndex() {}

  /** The index of a collection; it is said to have the collection's collation. */
  public static BsonDocument describe(CollectionInfo collection) {
    BsonDocument index =
        new BsonDocument("v", DEFAULT_VERSION)
            .append("key", new BsonDocument("_id", new BsonInt32(1)))
            .append("name", new BsonString(NAME));
    if (collection.kind() instanceof CollectionKind.Clustered clustered) {
      index
          .append("name", new BsonString(clustered.indexName()))
          .append("unique", BsonBoolean.TRUE);
      clustered
          .expireAfterSeconds()
          .ifPresent(seconds -> index.append("expireAfterSeconds", new BsonInt64(seconds)));
      index.append("clustered", BsonBoolean.TRUE);
    }
    BsonDocument collation = Collations.defaultOf(collection.options()).description();
    return collation.isEmpty() ? index : index.append("collation", collation);
  }

  /**
   * Checks that the index is not asked to have another collation than its collection.
   *
   * @throws CommandException BadValue
   */
  static void checkCollation(IndexDefinition index, CollectionInfo collection) {
    Optional<BsonDocument> wanted =
        index.simple()
            ? Optional.of(new BsonDocument())
            : Optional.ofNullable(index.description().getDocument("collation", null));
    checkCollation(wanted, Collations.defaultOf(collection.options()));
  }

  private static void checkCollation(Optional<BsonDocument> wanted, Collation ofCollection) {
    if (wanted.isPresent() && !wanted.get().equals(ofCollection.description())) {
      throw new CommandException(
          ErrorCode.BAD_VALUE, "The _id index must have the same collation as the collection");
    }
  }

  /** Whether the key pattern is {@code {_id: 1}}. */
  static boolean isKey(BsonValue key) {
    return key instanceof BsonDocument document
        && document.size() == 1
        && document.get("_id") instanceof BsonNumber one
        && one.doubleValue() == 1;
  }

  /** Whether the key pattern means the index on {@code _id}, be it right or not. */
  static boolean isLikeKey(BsonDocument key) {
    return key.size() == 1
        && key.get("_id") instanceof BsonNumber direction
        && Math.abs((int) direction.doubleValue()) == 1;
  }

  static void checkKey(BsonDocument key) {
    if (!isKey(key)) {
      throw new CommandException(
          ErrorCode.BAD_VALUE,
          "The field 'key' for an _id index must be {_id: 1}, but got " + ShellText.of(key));
    }
  }

  /**
   * Checks the {@code idIndex} option of {@code create}: it can only describe the index as it is.
   *
   * @throws CommandException what else it asks for
   */
  public static void check(BsonDocument wanted, Collation ofCollection) {
    Arguments index = new Arguments("create.idIndex", wanted);
    wanted.keySet().forEach(IdIndex::checkField);
    index.refuseNull("key", "type 'object'");
    index.refuseNull("name", "type 'string'");
    BsonDocument key = index.document("key").orElseThrow(() -> missing("key"));
    String name = index.string("name").orElseThrow(() -> missing("name"));
    checkKey(key);
    long version = version(index);
    if (name.isEmpty() || version < 1 || version > FORMAT_VERSION) {
      throw new CommandException(
          ErrorCode.CANNOT_CREATE_INDEX, "The name or the version of the _id index is not valid");
    }
    checkCollation(Collations.read(index).map(Collation::description), ofCollection);
  }

  /**
   * Checks that the index is not asked to be anything but what it is.
   *
   * @param clustered whether it is said to be that of a clustered collection
   * @throws CommandException InvalidIndexSpecificationOption for any option such as {@code sparse}
   */
  static void checkFields(BsonDocument wanted, boolean clustered) {
    wanted.keySet().stream()
        .filter(IndexOptions::isKnown)
        .filter(field -> !clustered || !ClusteredIndexRules.FIELDS.contains(field))
        .forEach(IdIndex::checkField);
  }

  private static void checkField(String field) {
    if (!FIELDS.contains(field)) {
      throw new CommandException(
          ErrorCode.INVALID_INDEX_SPECIFICATION_OPTION,
          "The field '" + field + "' is not valid for an _id index specification");
    }
  }

  private static long version(Arguments index) {
    if (index.value("v").orElse(DEFAULT_VERSION) instanceof BsonDouble version
        && version.getValue() % 1 != 0) {
      throw new CommandException(
          ErrorCode.BAD_VALUE, "Index version must be a whole number: " + version.getValue());
    }
    return index.wholeNumber("v", FORMAT_VERSION);
  }

  private static CommandException missing(String field) {
    return new CommandException(
        ErrorCode.FAILED_TO_PARSE, "The 'idIndex' option needs the field '" + field + "'");
  }
}
