package io.loquat.compat.conformance;

import io.loquat.compat.conformance.Node.Doc;
import io.loquat.compat.conformance.Node.Pairs;
import io.loquat.compat.conformance.Node.Scalar;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.bson.BsonBinary;
import org.bson.BsonDbPointer;
import org.bson.BsonRegularExpression;
import org.bson.BsonTimestamp;
import org.bson.BsonWriter;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;

/** Writes nodes as BSON, repeated field names included. */
final class CommandWriter {
  private final BsonWriter writer;

  CommandWriter(BsonWriter writer) {
    this.writer = writer;
  }

  /** Writes a command's fields, between the caller's start and end of the document. */
  void fields(Node document) {
    switch (document) {
      case Doc(Map<String, Node> fields) -> fields.forEach(this::field);
      case Pairs(List<Map.Entry<String, Node>> fields) ->
          fields.forEach(field -> field(field.getKey(), field.getValue()));
      default -> throw new IllegalArgumentException("not a document: " + document);
    }
  }

  void field(String name, Node value) {
    writer.writeName(name);
    value(value);
  }

  private void value(Node node) {
    switch (node) {
      case Doc doc -> document(doc);
      case Pairs pairs -> document(pairs);
      case Node.Arr(List<Node> items) -> {
        writer.writeStartArray();
        items.forEach(this::value);
        writer.writeEndArray();
      }
      case Scalar(String type, List<String> parts) -> scalar(type, parts);
      case Node.CodeWithScope(String code, Node scope) -> {
        writer.writeJavaScriptWithScope(code);
        document(scope);
      }
      case Node.Approx approx -> throw new IllegalArgumentException("$approx in a command");
      case Node.AnyNan nan -> throw new IllegalArgumentException("any NaN in a command");
    }
  }

  private void document(Node document) {
    writer.writeStartDocument();
    fields(document);
    writer.writeEndDocument();
  }

  private void scalar(String type, List<String> parts) {
    switch (type) {
      case "null" -> writer.writeNull();
      case "undefined" -> writer.writeUndefined();
      case "minKey" -> writer.writeMinKey();
      case "maxKey" -> writer.writeMaxKey();
      case "bool" -> writer.writeBoolean(Boolean.parseBoolean(parts.get(0)));
      case "string" -> writer.writeString(parts.get(0));
      case "int" -> writer.writeInt32(Integer.parseInt(parts.get(0)));
      case "long" -> writer.writeInt64(Long.parseLong(parts.get(0)));
      case "double" -> writer.writeDouble(Double.parseDouble(parts.get(0)));
      case "decimal" -> writer.writeDecimal128(Decimal128.parse(parts.get(0)));
      case "date" -> writer.writeDateTime(Long.parseLong(parts.get(0)));
      case "objectId" -> writer.writeObjectId(new ObjectId(parts.get(0)));
      default -> compound(type, parts);
    }
  }

  private void compound(String type, List<String> parts) {
    switch (type) {
      case "symbol" -> writer.writeSymbol(parts.get(0));
      case "javascript" -> writer.writeJavaScript(parts.get(0));
      case "binData" ->
          writer.writeBinaryData(
              new BsonBinary(
                  (byte) Integer.parseInt(parts.get(0), 16),
                  Base64.getDecoder().decode(parts.get(1))));
      case "regex" ->
          writer.writeRegularExpression(new BsonRegularExpression(parts.get(0), parts.get(1)));
      case "timestamp" ->
          writer.writeTimestamp(
              new BsonTimestamp(
                  Integer.parseUnsignedInt(parts.get(0)), Integer.parseUnsignedInt(parts.get(1))));
      case "dbPointer" ->
          writer.writeDBPointer(new BsonDbPointer(parts.get(0), new ObjectId(parts.get(1))));
      default -> throw new IllegalArgumentException("cannot send a " + type);
    }
  }
}
