package io.loquat.model;

import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDbPointer;
import org.bson.BsonDocument;
import org.bson.BsonJavaScript;
import org.bson.BsonJavaScriptWithScope;
import org.bson.BsonMaxKey;
import org.bson.BsonMinKey;
import org.bson.BsonNull;
import org.bson.BsonObjectId;
import org.bson.BsonRegularExpression;
import org.bson.BsonString;
import org.bson.BsonSymbol;
import org.bson.BsonTimestamp;
import org.bson.BsonUndefined;
import org.bson.BsonValue;
import org.bson.types.ObjectId;

/**
 * Gives back the values of a key that {@link KeyWriter} made, one after the other. Confined to the
 * thread that reads the key.
 */
public final class KeyReader {
  private static final byte[] NO_NOTES = {};
  private static final int OBJECT_ID_BYTES = 12;
  private static final int SUBTYPE_WITH_LENGTH = 2;
  private static final int END = 0;

  private final KeyInput key;

  /**
   * @param types of a key that tells its values
   */
  public KeyReader(byte[] key, KeyTypes types) {
    byte[] notes = types.toBytes();
    this.key = new KeyInput(key, notes == null ? NO_NOTES : notes);
  }

  /** How many bytes have been read. */
  public int position() {
    return key.position();
  }

  /**
   * The next value; {@link MissingValue} for no field.
   *
   * @throws ArrayIndexOutOfBoundsException if the key ends within it
   */
  public BsonValue next(boolean descending) {
    key.setDescending(descending);
    return value(key.next());
  }

  private BsonValue value(int type) {
    return switch (TypeBracket.ofKeyByte(type)) {
      case MIN_KEY -> new BsonMinKey();
      case UNDEFINED -> new BsonUndefined();
      case NULL -> key.nextNote() == TypeNotes.MISSING ? MissingValue.VALUE : BsonNull.VALUE;
      case NUMBER -> NumberReader.read(key, type);
      case STRING -> string();
      case OBJECT -> document();
      case ARRAY -> array();
      case BINARY -> binary();
      case OBJECT_ID -> new BsonObjectId(objectId());
      case BOOLEAN -> BsonBoolean.valueOf(key.next() != 0);
      case DATE -> new BsonDateTime(key.nextLong() ^ Long.MIN_VALUE);
      case TIMESTAMP -> new BsonTimestamp(key.nextLong());
      case REGULAR_EXPRESSION -> regularExpression();
      case DB_POINTER -> pointer();
      case CODE -> new BsonJavaScript(key.nextText());
      case CODE_WITH_SCOPE -> {
        String code = key.nextText();
        yield new BsonJavaScriptWithScope(code, document());
      }
      case MAX_KEY -> new BsonMaxKey();
    };
  }

  private BsonValue string() {
    boolean symbol = key.nextNote() == TypeNotes.SYMBOL;
    String text = key.nextText();
    return symbol ? new BsonSymbol(text) : new BsonString(text);
  }

  private BsonDocument document() {
    BsonDocument document = new BsonDocument();
    while (key.next() != END) {
      String name = key.nextText();
      document.append(name, value(key.next()));
    }
    return document;
  }

  private BsonArray array() {
    BsonArray array = new BsonArray();
    for (int type = key.next(); type != END; type = key.next()) {
      array.add(value(type));
    }
    return array;
  }

  private BsonBinary binary() {
    int length = key.nextInt();
    byte subtype = (byte) key.next();
    int more = subtype == SUBTYPE_WITH_LENGTH ? Integer.BYTES : 0;
    return new BsonBinary(subtype, key.nextBytes(length - more));
  }

  private ObjectId objectId() {
    return new ObjectId(key.nextBytes(OBJECT_ID_BYTES));
  }

  private BsonRegularExpression regularExpression() {
    String pattern = key.nextText();
    return new BsonRegularExpression(pattern, key.nextText());
  }

  private BsonDbPointer pointer() {
    key.nextInt();
    String namespace = key.nextText();
    return new BsonDbPointer(namespace, objectId());
  }
}
