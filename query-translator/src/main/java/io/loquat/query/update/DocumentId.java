package io.loquat.query.update;

import io.loquat.model.BsonOrder;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.operator.ShellText;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/** The rules of {@code _id}: it comes first and never changes. */
final class DocumentId {
  static final String NAME = "_id";

  private DocumentId() {}

  /**
   * The replacement with {@code _id} first: the one before, or the replacement's own if there was
   * none. They may differ in number type only; the one before stays.
   */
  static BsonDocument replace(BsonDocument fields, @Nullable BsonValue before) {
    BsonValue wanted = fields.get(NAME);
    if (before != null && wanted != null && BsonOrder.INSTANCE.compare(before, wanted) != 0) {
      throw new CommandException(
          ErrorCode.IMMUTABLE_FIELD,
          "After applying the update, the (immutable) field '_id' was found to have been altered to"
              + " _id: "
              + ShellText.of(wanted));
    }
    BsonDocument after = new BsonDocument();
    if (before != null) {
      after.put(NAME, before);
      fields.forEach(after::putIfAbsent);
      return after;
    }
    after.putAll(fields);
    return first(after);
  }

  /** The document after operators with the {@code _id} from before, which they may not change. */
  static BsonDocument kept(BsonDocument before, BsonDocument after) {
    BsonValue id = before.get(NAME);
    BsonValue wanted = after.get(NAME);
    if (id == null) {
      return after;
    }
    if (wanted == null || BsonOrder.INSTANCE.compare(id, wanted) != 0) {
      throw UpdatePath.immutable(NAME, NAME);
    }
    if (!SameBytes.test(id, wanted)) {
      after.put(NAME, id);
    }
    return after;
  }

  /** The document with its {@code _id}, if it has one, in front. */
  static BsonDocument first(BsonDocument document) {
    BsonValue id = document.get(NAME);
    if (id == null || document.getFirstKey().equals(NAME)) {
      return document;
    }
    BsonDocument ordered = new BsonDocument(NAME, id);
    document.forEach(ordered::putIfAbsent);
    return ordered;
  }
}
