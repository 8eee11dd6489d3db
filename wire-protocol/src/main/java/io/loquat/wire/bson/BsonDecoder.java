package io.loquat.wire.bson;

import io.loquat.model.ErrorCode;
import io.loquat.wire.MalformedMessageException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDbPointer;
import org.bson.BsonDecimal128;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
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
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;

/**
 * Decodes documents that {@link BsonValidator} has passed: it checks nothing again, and recursion
 * is as deep as the validator allowed. Confined to one call.
 */
public final class BsonDecoder {
  private final byte[] bytes;
  private int position;

  private BsonDecoder(byte[] bytes, int position) {
    this.bytes = bytes;
    this.position = position;
  }

  /** The document at {@code offset}; of fields of the same name the last one stays. */
  public static BsonDocument decode(byte[] bytes, int offset) {
    return new BsonDecoder(bytes, offset).document();
  }

  /**
   * The command at {@code offset}.
   *
   * @throws MalformedMessageException if it says something twice, as neither may be ignored
   */
  public static BsonDocument decodeCommand(byte[] bytes, int offset)
      throws MalformedMessageException {
    BsonDecoder decoder = new BsonDecoder(bytes, offset + 4);
    BsonDocument command = new BsonDocument();
    for (byte type = decoder.type(); type != 0; type = decoder.type()) {
      String name = decoder.cstring();
      if (command.put(name, decoder.value(type)) != null) {
        throw new MalformedMessageException(
            ErrorCode.IDL_DUPLICATE_FIELD,
            "BSON field '" + command.getFirstKey() + "." + name + "' is a duplicate field");
      }
    }
    return command;
  }

  private byte type() {
    return bytes[position++];
  }

  private BsonDocument document() {
    position += 4;
    BsonDocument document = new BsonDocument();
    for (byte type = type(); type != 0; type = type()) {
      String name = cstring();
      document.put(name, value(type));
    }
    return document;
  }

  private BsonArray array() {
    position += 4;
    BsonArray array = new BsonArray();
    for (byte type = type(); type != 0; type = type()) {
      skipCstring();
      array.add(value(type));
    }
    return array;
  }

  private BsonValue value(byte type) {
    return switch (type) {
      case 0x01 -> new BsonDouble(Double.longBitsToDouble(int64()));
      case 0x02 -> new BsonString(string());
      case 0x03 -> document();
      case 0x04 -> array();
      case 0x05 -> binary();
      case 0x06 -> new BsonUndefined();
      case 0x07 -> new BsonObjectId(objectId());
      case 0x08 -> BsonBoolean.valueOf(bytes[position++] != 0);
      case 0x09 -> new BsonDateTime(int64());
      case 0x0a -> BsonNull.VALUE;
      case 0x0b -> new BsonRegularExpression(cstring(), cstring());
      case 0x0c -> new BsonDbPointer(string(), objectId());
      case 0x0d -> new BsonJavaScript(string());
      case 0x0e -> new BsonSymbol(string());
      case 0x0f -> codeWithScope();
      case 0x10 -> new BsonInt32(int32());
      case 0x11 -> new BsonTimestamp(int64());
      case 0x12 -> new BsonInt64(int64());
      case 0x13 -> decimal128();
      case 0x7f -> new BsonMaxKey();
      case -1 -> new BsonMinKey();
      default -> throw new IllegalStateException("not validated: BSON type " + (type & 0xff));
    };
  }

  private int int32() {
    position += 4;
    return LittleEndian.getInt(bytes, position - 4);
  }

  private long int64() {
    position += 8;
    return LittleEndian.getLong(bytes, position - 8);
  }

  private String string() {
    int length = int32();
    String text = new String(bytes, position, length - 1, StandardCharsets.UTF_8);
    position += length;
    return text;
  }

  private String cstring() {
    int start = position;
    skipCstring();
    return new String(bytes, start, position - 1 - start, StandardCharsets.UTF_8);
  }

  private void skipCstring() {
    while (bytes[position++] != 0) {}
  }

  private byte[] take(int count) {
    position += count;
    return Arrays.copyOfRange(bytes, position - count, position);
  }

  private ObjectId objectId() {
    return new ObjectId(take(12));
  }

  private BsonDecimal128 decimal128() {
    long low = int64();
    return new BsonDecimal128(Decimal128.fromIEEE754BIDEncoding(int64(), low));
  }

  private BsonBinary binary() {
    int length = int32();
    byte subtype = bytes[position++];
    if (subtype == 2) {
      // The old subtype repeats the length inside; BsonBinary holds what comes after.
      position += 4;
      return new BsonBinary(subtype, take(length - 4));
    }
    return new BsonBinary(subtype, take(length));
  }

  private BsonJavaScriptWithScope codeWithScope() {
    position += 4;
    String code = string();
    return new BsonJavaScriptWithScope(code, document());
  }
}
