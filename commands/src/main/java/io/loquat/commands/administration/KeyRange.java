package io.loquat.commands.administration;

import io.loquat.model.BsonOrder;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.store.CollectionInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonNull;
import org.bson.BsonNumber;
import org.bson.BsonValue;

/**
 * The keys of an index from one, included, to another, excluded. Immutable.
 *
 * @param pattern of the fields that count; empty for all keys there are
 */
record KeyRange(BsonDocument pattern, List<BsonValue> from, List<BsonValue> to) {
  static final KeyRange ALL = new KeyRange(new BsonDocument(), List.of(), List.of());

  private static final BsonInt32 ASCENDING = new BsonInt32(1);

  /**
   * A range in an index of the collection.
   *
   * @param pattern empty for the one that the ends say
   * @throws CommandException OperationFailed if there is no such index
   */
  static KeyRange of(
      CollectionInfo collection, BsonDocument pattern, BsonDocument min, BsonDocument max) {
    BsonDocument wanted = pattern.isEmpty() ? inferred(min) : pattern;
    boolean there =
        isBeginningOf(wanted, new BsonDocument("_id", ASCENDING))
            || collection.readyIndexes().stream()
                .anyMatch(index -> isBeginningOf(wanted, index.keyPattern()));
    if (!there) {
      throw new CommandException(
          ErrorCode.OPERATION_FAILED, "couldn't find valid index containing key pattern");
    }
    return new KeyRange(wanted, List.copyOf(min.values()), List.copyOf(max.values()));
  }

  private static BsonDocument inferred(BsonDocument min) {
    BsonDocument pattern = new BsonDocument();
    min.keySet().forEach(field -> pattern.append(field, ASCENDING));
    return pattern;
  }

  private static boolean isBeginningOf(BsonDocument wanted, BsonDocument index) {
    List<String> fields = new ArrayList<>(index.keySet());
    return wanted.size() <= fields.size()
        && fields.subList(0, wanted.size()).equals(new ArrayList<>(wanted.keySet()));
  }

  boolean contains(BsonDocument document) {
    return pattern.isEmpty() || (compare(document, from) >= 0 && compare(document, to) < 0);
  }

  private int compare(BsonDocument document, List<BsonValue> key) {
    int position = 0;
    for (Map.Entry<String, BsonValue> field : pattern.entrySet()) {
      if (position == key.size()) {
        return 0;
      }
      int order = BsonOrder.INSTANCE.compare(value(document, field.getKey()), key.get(position++));
      if (order != 0) {
        boolean descending =
            field.getValue() instanceof BsonNumber direction && direction.doubleValue() < 0;
        return descending ? -order : order;
      }
    }
    return 0;
  }

  private static BsonValue value(BsonDocument document, String path) {
    BsonValue value = document;
    for (String name : path.split("\\.", -1)) {
      if (!(value instanceof BsonDocument holder)) {
        return BsonNull.VALUE;
      }
      value = holder.getOrDefault(name, BsonNull.VALUE);
    }
    return value;
  }
}
