package io.loquat.commands.write;

import io.loquat.commands.argument.Arguments;
import io.loquat.commands.argument.Namespaces;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.model.Namespace;
import io.loquat.store.CollectionInfo;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonString;

/**
 * One entry of {@code nsInfo}: a collection that ops write in. Immutable.
 *
 * @param uuid of the collection that the client means, if it says so
 */
record BulkTarget(Namespace namespace, Optional<UUID> uuid) {
  private static final Set<String> FIELDS =
      Set.of("ns", "collectionUUID", "encryptionInformation", "isTimeseriesNamespace");

  static BulkTarget read(BsonDocument source) {
    Arguments entry = new Arguments("bulkWrite.nsInfo", source);
    entry.allowOnly(FIELDS);
    String name = entry.requiredString("ns");
    entry.document("encryptionInformation");
    entry.bool("isTimeseriesNamespace");
    Optional<UUID> uuid = entry.uuid("collectionUUID").map(BsonBinary::asUuid);
    return new BulkTarget(namespace(name), uuid);
  }

  private static Namespace namespace(String name) {
    int dot = name.indexOf('.');
    if (dot <= 0 || dot == name.length() - 1) {
      throw new CommandException(
          ErrorCode.INVALID_NAMESPACE, "Invalid namespace specified for bulkWrite: '" + name + "'");
    }
    return Namespaces.of(Namespaces.database(name.substring(0, dot)), name.substring(dot + 1));
  }

  /**
   * @throws CommandException CollectionUUIDMismatch if the client means another collection
   */
  void check(Optional<CollectionInfo> found) {
    if (uuid.isPresent() && !uuid.equals(found.map(CollectionInfo::uuid))) {
      throw new CommandException(
          ErrorCode.COLLECTION_UUID_MISMATCH,
          "Collection UUID does not match that specified",
          new BsonDocument("db", new BsonString(namespace.database()))
              .append("collectionUUID", new BsonBinary(uuid.get()))
              .append("expectedCollection", new BsonString(namespace.collection()))
              .append("actualCollection", BsonNull.VALUE));
    }
  }
}
