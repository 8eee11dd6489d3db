package io.loquat.query.expression.conversion;

import io.loquat.model.Decimals;
import org.bson.BsonBoolean;
import org.bson.BsonNumber;
import org.bson.BsonObjectId;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.types.ObjectId;

/** The table of conversions, by target. Stateless. */
final class Converter {
  private Converter() {}

  /**
   * @param value neither null nor missing
   * @throws io.loquat.model.CommandException ConversionFailure for what {@code onError} covers
   */
  static BsonValue convert(BsonValue value, Target target, Manner manner) {
    return switch (target.type()) {
      case DOUBLE -> ToDouble.of(value, manner);
      case STRING -> ToString.of(value, manner);
      case OBJECT_ID -> objectId(value, target);
      case BOOLEAN -> BsonBoolean.valueOf(isTrue(value));
      case DATE_TIME -> ToDate.of(value);
      case INT32 -> ToInt.of(value, manner);
      case INT64 -> ToLong.of(value, manner);
      case DECIMAL128 -> ToDecimal.of(value, manner);
      case BINARY -> ToBinary.of(value, target, manner);
      default -> throw ConversionFailure.unsupported(value, target.type());
    };
  }

  /** Only false and zeros are false; a string is true whatever it says. */
  private static boolean isTrue(BsonValue value) {
    return switch (value) {
      case BsonBoolean truth -> truth.getValue();
      case BsonNumber number when number.isDecimal128() ->
          !Decimals.isZero(number.asDecimal128().getValue());
      case BsonNumber number -> number.doubleValue() != 0;
      default -> true;
    };
  }

  private static BsonValue objectId(BsonValue value, Target target) {
    return switch (value) {
      case BsonObjectId id -> id;
      case BsonString text when ObjectId.isValid(text.getValue()) ->
          new BsonObjectId(new ObjectId(text.getValue()));
      case BsonString text ->
          throw ConversionFailure.parsing("objectId", text.getValue(), reason(text.getValue()));
      default -> throw ConversionFailure.unsupported(value, target.type());
    };
  }

  private static String reason(String text) {
    return text.length() == 24
        ? "Invalid character found in hex string: " + text
        : "Invalid string length for parsing to OID, expected 24 but found " + text.length();
  }
}
