package io.loquat.readmodel.locking;

import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * The update that makes one document of another: only the fields that differ, so that those which
 * the type does not know stay as they are. Stateless.
 */
final class Changes {
  private static final String ID = "_id";

  private Changes() {}

  /** Empty if there is no difference. */
  static Optional<BsonDocument> between(BsonDocument before, BsonDocument after) {
    BsonDocument set = new BsonDocument();
    BsonDocument unset = new BsonDocument();
    for (var field : after.entrySet()) {
      BsonValue old = before.get(field.getKey());
      if (!field.getKey().equals(ID) && !field.getValue().equals(old)) {
        set.append(field.getKey(), field.getValue());
      }
    }
    for (String name : before.keySet()) {
      if (!name.equals(ID) && !after.containsKey(name)) {
        unset.append(name, new BsonString(""));
      }
    }
    return update(set, unset);
  }

  private static Optional<BsonDocument> update(BsonDocument set, BsonDocument unset) {
    BsonDocument update = new BsonDocument();
    if (!set.isEmpty()) {
      update.append("$set", set);
    }
    if (!unset.isEmpty()) {
      update.append("$unset", unset);
    }
    return update.isEmpty() ? Optional.empty() : Optional.of(update);
  }

  /** Whether a field's name would be read as a path, or as an operator. */
  static boolean hasNameThatIsNone(BsonDocument update) {
    return update.values().stream()
        .flatMap(fields -> fields.asDocument().keySet().stream())
        .anyMatch(name -> name.isEmpty() || name.startsWith("$") || name.contains("."));
  }
}
