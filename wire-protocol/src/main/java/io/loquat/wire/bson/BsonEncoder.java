package io.loquat.wire.bson;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.bson.BsonBinary;
import org.bson.BsonDbPointer;
import org.bson.BsonDocument;
import org.bson.BsonJavaScriptWithScope;
import org.bson.BsonRegularExpression;
import org.bson.BsonType;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.bson.types.Decimal128;

/**
 * Encodes documents straight into a buffer; what is raw already is copied as it is. Recursion is as
 * deep as the document, and those come from decoders with a limit. Confined to one call.
 */
public final class BsonEncoder {
  private static final byte[][] INDEX_NAMES = indexNames(1_000);

  private final ByteBuf out;

  private BsonEncoder(ByteBuf out) {
    this.out = out;
  }

  /**
   * Appends the document to the buffer.
   *
   * @throws IllegalArgumentException if a name or a regular expression holds a NUL character
   */
  public static void encode(BsonDocument document, ByteBuf out) {
    new BsonEncoder(out).document(document);
  }

  /** About how many bytes the document takes: exact for what is raw, a guess for the rest. */
  public static int estimateBytes(BsonValue value) {
    if (value instanceof RawBsonDocument raw) {
      return raw.getByteLength();
    }
    int bytes = 32;
    if (value.isDocument()) {
      for (BsonValue element : value.asDocument().values()) {
        bytes += 24 + estimateBytes(element);
      }
    } else if (value.isArray()) {
      for (BsonValue element : value.asArray()) {
        bytes += 8 + estimateBytes(element);
      }
    }
    return bytes;
  }

  private void document(BsonDocument document) {
    if (document instanceof RawBsonDocument raw) {
      out.writeBytes(raw.getBackingArray(), raw.getByteOffset(), raw.getByteLength());
      return;
    }
    int start = out.writerIndex();
    out.writeIntLE(0);
    for (Map.Entry<String, BsonValue> field : document.entrySet()) {
      BsonValue value = field.getValue();
      BsonType type = value.getBsonType();
      out.writeByte(type.getValue());
      cstring(field.getKey());
      value(type, value);
    }
    out.writeByte(0);
    out.setIntLE(start, out.writerIndex() - start);
  }

  private void array(List<BsonValue> array) {
    int start = out.writerIndex();
    out.writeIntLE(0);
    int index = 0;
    for (BsonValue value : array) {
      BsonType type = value.getBsonType();
      out.writeByte(type.getValue());
      indexName(index++);
      value(type, value);
    }
    out.writeByte(0);
    out.setIntLE(start, out.writerIndex() - start);
  }

  private void value(BsonType type, BsonValue value) {
    switch (type) {
      case DOUBLE -> out.writeLongLE(Double.doubleToRawLongBits(value.asDouble().getValue()));
      case STRING -> string(value.asString().getValue());
      case DOCUMENT -> document(value.asDocument());
      case ARRAY -> array(value.asArray());
      case BINARY -> binary(value.asBinary());
      case OBJECT_ID -> out.writeBytes(value.asObjectId().getValue().toByteArray());
      case BOOLEAN -> out.writeBoolean(value.asBoolean().getValue());
      case DATE_TIME -> out.writeLongLE(value.asDateTime().getValue());
      case REGULAR_EXPRESSION -> regularExpression(value.asRegularExpression());
      case DB_POINTER -> dbPointer(value.asDBPointer());
      case JAVASCRIPT -> string(value.asJavaScript().getCode());
      case SYMBOL -> string(value.asSymbol().getSymbol());
      case JAVASCRIPT_WITH_SCOPE -> codeWithScope(value.asJavaScriptWithScope());
      case INT32 -> out.writeIntLE(value.asInt32().getValue());
      case TIMESTAMP -> out.writeLongLE(value.asTimestamp().getValue());
      case INT64 -> out.writeLongLE(value.asInt64().getValue());
      case DECIMAL128 -> decimal128(value.asDecimal128().getValue());
      case NULL, UNDEFINED, MIN_KEY, MAX_KEY -> {}
      case END_OF_DOCUMENT -> throw new IllegalArgumentException("not a value");
    }
  }

  private void string(String text) {
    int start = out.writerIndex();
    out.writeIntLE(0);
    int length = ByteBufUtil.writeUtf8(out, text) + 1;
    out.writeByte(0);
    out.setIntLE(start, length);
  }

  private void cstring(String text) {
    if (text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("a name cannot hold a NUL character");
    }
    ByteBufUtil.writeUtf8(out, text);
    out.writeByte(0);
  }

  private void indexName(int index) {
    if (index < INDEX_NAMES.length) {
      out.writeBytes(INDEX_NAMES[index]);
    } else {
      cstring(Integer.toString(index));
    }
  }

  private void binary(BsonBinary binary) {
    byte[] content = binary.getData();
    boolean old = binary.getType() == 2;
    out.writeIntLE(old ? content.length + 4 : content.length);
    out.writeByte(binary.getType());
    if (old) {
      out.writeIntLE(content.length);
    }
    out.writeBytes(content);
  }

  private void regularExpression(BsonRegularExpression expression) {
    cstring(expression.getPattern());
    cstring(expression.getOptions());
  }

  private void dbPointer(BsonDbPointer pointer) {
    string(pointer.getNamespace());
    out.writeBytes(pointer.getId().toByteArray());
  }

  private void codeWithScope(BsonJavaScriptWithScope code) {
    int start = out.writerIndex();
    out.writeIntLE(0);
    string(code.getCode());
    document(code.getScope());
    out.setIntLE(start, out.writerIndex() - start);
  }

  private void decimal128(Decimal128 decimal) {
    out.writeLongLE(decimal.getLow());
    out.writeLongLE(decimal.getHigh());
  }

  private static byte[][] indexNames(int count) {
    byte[][] names = new byte[count][];
    for (int i = 0; i < count; i++) {
      names[i] = (i + "\0").getBytes(StandardCharsets.US_ASCII);
    }
    return names;
  }
}
