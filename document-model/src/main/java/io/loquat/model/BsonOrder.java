package io.loquat.model;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonBinarySubType;
import org.bson.BsonDbPointer;
import org.bson.BsonDocument;
import org.bson.BsonJavaScriptWithScope;
import org.bson.BsonRegularExpression;
import org.bson.BsonValue;

/**
 * The one order of BSON values that sorts, comparisons and keys agree on. Immutable.
 *
 * <p>First the {@link TypeBracket} decides, then the value: numbers by their exact mathematical
 * value whatever their types, NaN below all of them; strings by their UTF-8 bytes, or as a
 * collation says; documents field by field, each by bracket, then name, then value; arrays element
 * by element; binary by length, then subtype, then bytes.
 */
public final class BsonOrder implements Comparator<BsonValue> {
  /** The order without a collation. */
  public static final BsonOrder INSTANCE = new BsonOrder(TextOrder.BINARY);

  private final TextOrder texts;

  private BsonOrder(TextOrder texts) {
    this.texts = texts;
  }

  /** The order in which strings, also within documents and arrays, compare as the texts do. */
  public static BsonOrder of(TextOrder texts) {
    return texts.isBinary() ? INSTANCE : new BsonOrder(texts);
  }

  /** How strings compare. */
  public TextOrder texts() {
    return texts;
  }

  /** Whether the two compare equal, as 5 and 5.0 do: MongoDB's equality of values. */
  public static boolean equal(BsonValue left, BsonValue right) {
    return INSTANCE.compare(left, right) == 0;
  }

  @Override
  public int compare(BsonValue left, BsonValue right) {
    TypeBracket bracket = TypeBracket.of(left);
    int byBracket = bracket.compareTo(TypeBracket.of(right));
    return byBracket != 0 ? byBracket : compareWithin(bracket, left, right);
  }

  private int compareWithin(TypeBracket bracket, BsonValue left, BsonValue right) {
    return switch (bracket) {
      case MIN_KEY, UNDEFINED, NULL, MAX_KEY -> 0;
      case NUMBER -> NumberOrder.compare(left, right);
      case STRING -> texts.compare(text(left), text(right));
      case OBJECT -> compareDocuments(left.asDocument(), right.asDocument());
      case ARRAY -> compareArrays(left.asArray(), right.asArray());
      case BINARY -> compareBinary(left.asBinary(), right.asBinary());
      case OBJECT_ID -> left.asObjectId().compareTo(right.asObjectId());
      case BOOLEAN -> left.asBoolean().compareTo(right.asBoolean());
      case DATE -> left.asDateTime().compareTo(right.asDateTime());
      case TIMESTAMP ->
          Long.compareUnsigned(left.asTimestamp().getValue(), right.asTimestamp().getValue());
      case REGULAR_EXPRESSION ->
          compareRegularExpressions(left.asRegularExpression(), right.asRegularExpression());
      case DB_POINTER -> comparePointers(left.asDBPointer(), right.asDBPointer());
      case CODE -> Utf8.compare(left.asJavaScript().getCode(), right.asJavaScript().getCode());
      case CODE_WITH_SCOPE ->
          compareScopedCode(left.asJavaScriptWithScope(), right.asJavaScriptWithScope());
    };
  }

  /** The text of a string or symbol: the two types that share the string bracket. */
  static String text(BsonValue value) {
    return value.isString() ? value.asString().getValue() : value.asSymbol().getSymbol();
  }

  private int compareDocuments(BsonDocument left, BsonDocument right) {
    Iterator<Map.Entry<String, BsonValue>> lefts = left.entrySet().iterator();
    Iterator<Map.Entry<String, BsonValue>> rights = right.entrySet().iterator();
    while (lefts.hasNext() && rights.hasNext()) {
      int result = compareFields(lefts.next(), rights.next());
      if (result != 0) {
        return result;
      }
    }
    return Boolean.compare(lefts.hasNext(), rights.hasNext());
  }

  private int compareFields(Map.Entry<String, BsonValue> left, Map.Entry<String, BsonValue> right) {
    TypeBracket bracket = TypeBracket.of(left.getValue());
    int result = bracket.compareTo(TypeBracket.of(right.getValue()));
    if (result == 0) {
      result = Utf8.compare(left.getKey(), right.getKey());
    }
    return result != 0 ? result : compareWithin(bracket, left.getValue(), right.getValue());
  }

  private int compareArrays(BsonArray left, BsonArray right) {
    int common = Math.min(left.size(), right.size());
    for (int index = 0; index < common; index++) {
      int result = compare(left.get(index), right.get(index));
      if (result != 0) {
        return result;
      }
    }
    return Integer.compare(left.size(), right.size());
  }

  private static int compareBinary(BsonBinary left, BsonBinary right) {
    int result = Integer.compare(lengthBytes(left), lengthBytes(right));
    if (result == 0) {
      result = Byte.compareUnsigned(left.getType(), right.getType());
    }
    return result != 0 ? result : Arrays.compareUnsigned(left.getData(), right.getData());
  }

  /** The length on the wire: the old subtype 2 repeats its length inside, and MongoDB counts it. */
  static int lengthBytes(BsonBinary binary) {
    boolean old = binary.getType() == BsonBinarySubType.OLD_BINARY.getValue();
    return binary.getData().length + (old ? Integer.BYTES : 0);
  }

  private static int compareRegularExpressions(
      BsonRegularExpression left, BsonRegularExpression right) {
    int result = Utf8.compare(left.getPattern(), right.getPattern());
    return result != 0 ? result : Utf8.compare(left.getOptions(), right.getOptions());
  }

  private static int comparePointers(BsonDbPointer left, BsonDbPointer right) {
    int result =
        Integer.compare(
            Utf8.lengthBytes(left.getNamespace()), Utf8.lengthBytes(right.getNamespace()));
    if (result == 0) {
      result = Utf8.compare(left.getNamespace(), right.getNamespace());
    }
    return result != 0 ? result : left.getId().compareTo(right.getId());
  }

  private int compareScopedCode(BsonJavaScriptWithScope left, BsonJavaScriptWithScope right) {
    int result = Utf8.compare(left.getCode(), right.getCode());
    return result != 0 ? result : compareDocuments(left.getScope(), right.getScope());
  }
}
