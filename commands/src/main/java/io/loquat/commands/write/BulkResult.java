package io.loquat.commands.write;

import io.loquat.commands.error.ErrorReplies;
import io.loquat.model.CommandException;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonNumber;
import org.bson.BsonValue;

/**
 * What became of one element of {@code ops}. Immutable.
 *
 * @param item as the reply's cursor shows it
 */
record BulkResult(BulkOp.Kind kind, BsonDocument item) {
  private static final BsonInt32 NONE = new BsonInt32(0);

  static BulkResult inserted(int index) {
    return new BulkResult(BulkOp.Kind.INSERT, item(index, 1));
  }

  static BulkResult deleted(int index, long documents) {
    return new BulkResult(BulkOp.Kind.DELETE, item(index, documents));
  }

  static BulkResult updated(int index, UpdateWork.Outcome outcome) {
    Optional<BsonValue> upserted = outcome.upsertedId();
    BsonDocument item = item(index, upserted.isPresent() ? 1 : outcome.update().matched());
    item.append("nModified", number(outcome.update().modified()));
    upserted.ifPresent(id -> item.append("upserted", new BsonDocument("_id", id)));
    return new BulkResult(BulkOp.Kind.UPDATE, item);
  }

  static BulkResult failed(BulkOp op, CommandException error) {
    BsonDocument item =
        new BsonDocument("ok", new BsonDouble(0)).append("idx", new BsonInt32(op.index()));
    item.putAll(ErrorReplies.error(error));
    item.append("n", NONE);
    if (op.kind() == BulkOp.Kind.UPDATE) {
      item.append("nModified", NONE);
    }
    return new BulkResult(op.kind(), item);
  }

  private static BsonDocument item(int index, long n) {
    return new BsonDocument("ok", new BsonDouble(1))
        .append("idx", new BsonInt32(index))
        .append("n", number(n));
  }

  private static BsonInt32 number(long count) {
    return new BsonInt32((int) Math.min(count, Integer.MAX_VALUE));
  }

  int index() {
    return item.getInt32("idx").getValue();
  }

  boolean isFailure() {
    return item.containsKey("code");
  }

  boolean isUpsert() {
    return item.containsKey("upserted");
  }

  long count() {
    return item.getNumber("n").longValue();
  }

  long modified() {
    return item.get("nModified") instanceof BsonNumber modified ? modified.longValue() : 0;
  }
}
