package io.loquat.store.jsonb;

import org.bson.BsonArray;
import org.bson.BsonDecimal128;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonJavaScriptWithScope;
import org.bson.BsonValue;
import org.bson.types.Decimal128;

/** Takes signs and payloads from every NaN in a value: the one thing that storing loses. */
final class CanonicalNan {
  private CanonicalNan() {}

  static BsonValue of(BsonValue value) {
    return switch (value) {
      case BsonDocument document -> of(document);
      case BsonArray array -> new BsonArray(array.stream().map(CanonicalNan::of).toList());
      case BsonDouble number when Double.isNaN(number.getValue()) -> new BsonDouble(Double.NaN);
      case BsonDecimal128 decimal when decimal.getValue().isNaN() ->
          new BsonDecimal128(Decimal128.NaN);
      case BsonJavaScriptWithScope code ->
          new BsonJavaScriptWithScope(code.getCode(), of(code.getScope()));
      default -> value;
    };
  }

  static BsonDocument of(BsonDocument document) {
    BsonDocument result = new BsonDocument();
    document.forEach((name, value) -> result.append(name, of(value)));
    return result;
  }
}
