package io.loquat.query.index;

import io.loquat.model.TextOrder;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;

/** Values with the keys of a collation in the place of their texts. Stateless. */
final class Collated {
  private Collated() {}

  static BsonValue value(BsonValue value, TextOrder texts) {
    return texts.isBinary() ? value : withKeys(value, texts);
  }

  private static BsonValue withKeys(BsonValue value, TextOrder texts) {
    return switch (value) {
      case BsonString text -> new BsonBinary(texts.key(text.getValue()));
      case BsonDocument document -> {
        BsonDocument keyed = new BsonDocument();
        document.forEach((name, inner) -> keyed.append(name, withKeys(inner, texts)));
        yield keyed;
      }
      case BsonArray array ->
          new BsonArray(array.stream().map(element -> withKeys(element, texts)).toList());
      default -> value;
    };
  }
}
