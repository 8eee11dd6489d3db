package io.loquat.compat.conformance;

import io.loquat.compat.conformance.Node.Arr;
import io.loquat.compat.conformance.Node.Doc;
import io.loquat.compat.conformance.Node.Pairs;
import io.loquat.compat.conformance.Node.Scalar;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.BsonBinary;
import org.bson.BsonBinaryReader;
import org.bson.BsonReader;
import org.bson.BsonRegularExpression;
import org.bson.BsonTimestamp;
import org.bson.BsonType;
import org.bson.RawBsonDocument;

/** Reads BSON into nodes, repeated field names included. */
final class ReplyReader {
  private ReplyReader() {}

  static Node read(RawBsonDocument document) {
    try (BsonBinaryReader reader = new BsonBinaryReader(document.getByteBuffer().asNIO())) {
      return document(reader);
    }
  }

  private static Node document(BsonReader reader) {
    List<Map.Entry<String, Node>> fields = new ArrayList<>();
    Set<String> names = new HashSet<>();
    reader.readStartDocument();
    while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
      String name = reader.readName();
      names.add(name);
      fields.add(Map.entry(name, value(reader)));
    }
    reader.readEndDocument();
    if (names.size() != fields.size()) {
      return new Pairs(fields);
    }
    Map<String, Node> byName = new LinkedHashMap<>();
    fields.forEach(field -> byName.put(field.getKey(), field.getValue()));
    return new Doc(byName);
  }

  private static Node array(BsonReader reader) {
    List<Node> items = new ArrayList<>();
    reader.readStartArray();
    while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
      items.add(value(reader));
    }
    reader.readEndArray();
    return new Arr(items);
  }

  private static Node value(BsonReader reader) {
    return switch (reader.getCurrentBsonType()) {
      case DOCUMENT -> document(reader);
      case ARRAY -> array(reader);
      case DOUBLE -> Scalar.ofDouble(reader.readDouble());
      case STRING -> Scalar.of("string", reader.readString());
      case INT32 -> Scalar.of("int", Integer.toString(reader.readInt32()));
      case INT64 -> Scalar.of("long", Long.toString(reader.readInt64()));
      case DECIMAL128 -> Scalar.of("decimal", reader.readDecimal128().toString());
      case BOOLEAN -> Scalar.of("bool", Boolean.toString(reader.readBoolean()));
      case DATE_TIME -> Scalar.of("date", Long.toString(reader.readDateTime()));
      case OBJECT_ID -> Scalar.of("objectId", reader.readObjectId().toHexString());
      default -> rare(reader);
    };
  }

  private static Node rare(BsonReader reader) {
    return switch (reader.getCurrentBsonType()) {
      case NULL -> {
        reader.readNull();
        yield Scalar.of("null");
      }
      case UNDEFINED -> {
        reader.readUndefined();
        yield Scalar.of("undefined");
      }
      case MIN_KEY -> {
        reader.readMinKey();
        yield Scalar.of("minKey");
      }
      case MAX_KEY -> {
        reader.readMaxKey();
        yield Scalar.of("maxKey");
      }
      case JAVASCRIPT -> Scalar.of("javascript", reader.readJavaScript());
      case SYMBOL -> Scalar.of("symbol", reader.readSymbol());
      default -> compound(reader);
    };
  }

  private static Node compound(BsonReader reader) {
    return switch (reader.getCurrentBsonType()) {
      case BINARY -> {
        BsonBinary binary = reader.readBinaryData();
        yield Scalar.of(
            "binData",
            HexFormat.of().toHexDigits(binary.getType()),
            Base64.getEncoder().encodeToString(binary.getData()));
      }
      case REGULAR_EXPRESSION -> {
        BsonRegularExpression regex = reader.readRegularExpression();
        yield Scalar.of("regex", regex.getPattern(), regex.getOptions());
      }
      case TIMESTAMP -> {
        BsonTimestamp time = new BsonTimestamp(reader.readTimestamp().getValue());
        yield Scalar.of(
            "timestamp",
            Integer.toUnsignedString(time.getTime()),
            Integer.toUnsignedString(time.getInc()));
      }
      case DB_POINTER -> {
        var pointer = reader.readDBPointer();
        yield Scalar.of("dbPointer", pointer.getNamespace(), pointer.getId().toHexString());
      }
      case JAVASCRIPT_WITH_SCOPE -> {
        String code = reader.readJavaScriptWithScope();
        yield new Node.CodeWithScope(code, document(reader));
      }
      default -> throw new IllegalStateException("unexpected " + reader.getCurrentBsonType());
    };
  }
}
