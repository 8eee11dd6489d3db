package io.loquat.query.index;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.model.KeyWriter;
import io.loquat.model.TextOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * The keys of fields whose values do not depend on each other: one for each choice of a value for
 * every field. Immutable.
 *
 * @param values of each field; empty if there are no keys
 */
record KeyProduct(List<IndexField> fields, TextOrder texts, List<List<BsonValue>> values) {
  KeyProduct {
    long count = 1;
    for (List<BsonValue> choices : values) {
      count *= choices.size();
      if (count > KeyGenerator.KEYS_MAX) {
        throw new CommandException(
            ErrorCode.CANNOT_BUILD_INDEX_KEYS,
            "Index key generation: the document has more than " + KeyGenerator.KEYS_MAX + " keys");
      }
    }
  }

  /** The bytes of each. */
  List<byte[]> keys() {
    return tuples().stream().map(this::key).toList();
  }

  /** The values of one key by the fields' paths; empty if it is none of these. */
  BsonDocument named(byte[] key) {
    BsonDocument named = new BsonDocument();
    tuples().stream()
        .filter(tuple -> Arrays.equals(key(tuple), key))
        .findFirst()
        .ifPresent(
            tuple -> {
              for (int i = 0; i < tuple.size(); i++) {
                named.append(fields.get(i).path(), tuple.get(i));
              }
            });
    return named;
  }

  private List<List<BsonValue>> tuples() {
    List<List<BsonValue>> tuples = values.isEmpty() ? List.of() : List.of(List.of());
    for (List<BsonValue> choices : values) {
      List<List<BsonValue>> longer = new ArrayList<>(tuples.size() * choices.size());
      for (List<BsonValue> tuple : tuples) {
        for (BsonValue choice : choices) {
          List<BsonValue> extended = new ArrayList<>(tuple);
          extended.add(choice);
          longer.add(extended);
        }
      }
      tuples = longer;
    }
    return tuples;
  }

  private byte[] key(List<BsonValue> tuple) {
    KeyWriter writer = new KeyWriter(texts);
    for (int i = 0; i < tuple.size(); i++) {
      writer.append(tuple.get(i), fields.get(i).descending());
    }
    return writer.toByteArray();
  }
}
