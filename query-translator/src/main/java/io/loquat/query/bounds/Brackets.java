package io.loquat.query.bounds;

import io.loquat.model.KeyEncoding;
import io.loquat.model.TextOrder;
import io.loquat.model.TypeBracket;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonMaxKey;
import org.bson.BsonMinKey;
import org.bson.BsonNull;
import org.bson.BsonObjectId;
import org.bson.BsonRegularExpression;
import org.bson.BsonString;
import org.bson.BsonTimestamp;
import org.bson.BsonUndefined;
import org.bson.BsonValue;
import org.bson.types.ObjectId;

/** The intervals of the type brackets, with the ends that MongoDB shows. */
public final class Brackets {
  private static final Map<TypeBracket, Interval> INTERVALS = intervals();

  private Brackets() {}

  /** All values of a bracket, NaN among the numbers. */
  public static Interval of(TypeBracket bracket) {
    return Objects.requireNonNull(INTERVALS.get(bracket));
  }

  private static Map<TypeBracket, Interval> intervals() {
    Map<TypeBracket, Interval> intervals = new EnumMap<>(TypeBracket.class);
    for (TypeBracket bracket : TypeBracket.values()) {
      Cut from = new Cut(low(bracket), false, KeyEncoding.lowerBound(bracket));
      Cut to = new Cut(high(bracket), !endsAtNext(bracket), KeyEncoding.upperBound(bracket));
      intervals.put(bracket, new Interval(from, to));
    }
    return intervals;
  }

  /** Whether what is shown as the end is the first value of the next bracket. */
  private static boolean endsAtNext(TypeBracket bracket) {
    return switch (bracket) {
      case STRING, OBJECT, ARRAY, BINARY, REGULAR_EXPRESSION, DB_POINTER, CODE, CODE_WITH_SCOPE ->
          true;
      default -> false;
    };
  }

  private static BsonValue low(TypeBracket bracket) {
    return switch (bracket) {
      case MIN_KEY -> new BsonMinKey();
      case UNDEFINED -> new BsonUndefined();
      case NULL -> BsonNull.VALUE;
      case NUMBER -> new BsonDouble(Double.NaN);
      case STRING -> new BsonString("");
      case OBJECT -> new BsonDocument();
      case ARRAY -> new BsonArray();
      case BINARY -> new BsonBinary(new byte[0]);
      case OBJECT_ID -> new BsonObjectId(new ObjectId("000000000000000000000000"));
      case BOOLEAN -> BsonBoolean.FALSE;
      case DATE -> new BsonDateTime(Long.MIN_VALUE);
      case TIMESTAMP -> new BsonTimestamp(0);
      case REGULAR_EXPRESSION, DB_POINTER, CODE, CODE_WITH_SCOPE -> new BsonRegularExpression("");
      case MAX_KEY -> new BsonMaxKey();
    };
  }

  private static BsonValue high(TypeBracket bracket) {
    return switch (bracket) {
      case NUMBER -> new BsonDouble(Double.POSITIVE_INFINITY);
      case STRING -> low(TypeBracket.OBJECT);
      case OBJECT -> low(TypeBracket.ARRAY);
      case ARRAY -> low(TypeBracket.BINARY);
      case BINARY -> low(TypeBracket.OBJECT_ID);
      case OBJECT_ID -> new BsonObjectId(new ObjectId("ffffffffffffffffffffffff"));
      case BOOLEAN -> BsonBoolean.TRUE;
      case DATE -> new BsonDateTime(Long.MAX_VALUE);
      case TIMESTAMP -> new BsonTimestamp(-1L);
      case REGULAR_EXPRESSION, DB_POINTER, CODE, CODE_WITH_SCOPE -> new BsonMaxKey();
      case MIN_KEY, UNDEFINED, NULL, MAX_KEY -> low(bracket);
    };
  }

  /** The numbers that compare as such: without NaN, which is below them. */
  public static Interval numbers() {
    return Interval.of(
        new BsonDouble(Double.NEGATIVE_INFINITY),
        true,
        new BsonDouble(Double.POSITIVE_INFINITY),
        true,
        TextOrder.BINARY);
  }
}
