package io.loquat.query.operator;

import io.loquat.model.MissingValue;
import java.util.Map;
import org.bson.BsonDocument;
import org.bson.BsonType;
import org.bson.BsonValue;

/**
 * Values as MongoDB prints them in error messages: {@code {a: 5}}, {@code "text"}. Cut off when
 * long, so that a message never carries a whole document.
 */
public final class ShellText {
  private static final int CHARS_MAX = 160;

  private ShellText() {}

  /** A document or value, such as {@code { a: 5 }}. */
  public static String of(BsonValue value) {
    StringBuilder text = new StringBuilder();
    append(text, value, CHARS_MAX);
    return cut(text);
  }

  /** The same without a limit: for messages that clients read. */
  public static String whole(BsonValue value) {
    StringBuilder text = new StringBuilder();
    append(text, value, Integer.MAX_VALUE);
    return text.toString();
  }

  /** A field with its name, such as {@code {a: 5}}. */
  public static String field(String name, BsonValue value) {
    return "{" + name + ": " + of(value) + "}";
  }

  /** MongoDB's name of the value's type, such as {@code int}. */
  public static String typeName(BsonValue value) {
    return MissingValue.is(value) ? "missing" : typeName(value.getBsonType());
  }

  /** MongoDB's name of a type. */
  public static String typeName(BsonType type) {
    return switch (type) {
      case DOUBLE -> "double";
      case STRING -> "string";
      case DOCUMENT -> "object";
      case ARRAY -> "array";
      case BINARY -> "binData";
      case UNDEFINED -> "undefined";
      case OBJECT_ID -> "objectId";
      case BOOLEAN -> "bool";
      case DATE_TIME -> "date";
      case NULL -> "null";
      case REGULAR_EXPRESSION -> "regex";
      case DB_POINTER -> "dbPointer";
      case JAVASCRIPT -> "javascript";
      case SYMBOL -> "symbol";
      case JAVASCRIPT_WITH_SCOPE -> "javascriptWithScope";
      case INT32 -> "int";
      case TIMESTAMP -> "timestamp";
      case INT64 -> "long";
      case DECIMAL128 -> "decimal";
      case MIN_KEY -> "minKey";
      case MAX_KEY -> "maxKey";
      case END_OF_DOCUMENT -> "missing";
    };
  }

  private static void append(StringBuilder text, BsonValue value, int charsMax) {
    if (text.length() > charsMax) {
      return;
    }
    switch (value.getBsonType()) {
      case STRING -> text.append('"').append(value.asString().getValue()).append('"');
      case DOCUMENT -> appendDocument(text, value.asDocument(), charsMax);
      case ARRAY -> appendArray(text, value, charsMax);
      case INT32 -> text.append(value.asInt32().getValue());
      case INT64 -> text.append(value.asInt64().getValue());
      case DOUBLE -> text.append(value.asDouble().getValue());
      case DECIMAL128 -> text.append(value.asDecimal128().getValue());
      case BOOLEAN -> text.append(value.asBoolean().getValue());
      case NULL -> text.append("null");
      case OBJECT_ID ->
          text.append("ObjectId('").append(value.asObjectId().getValue()).append("')");
      case DATE_TIME -> text.append("new Date(").append(value.asDateTime().getValue()).append(')');
      default -> text.append(typeName(value));
    }
  }

  private static void appendDocument(StringBuilder text, BsonDocument document, int charsMax) {
    String separator = "{ ";
    for (Map.Entry<String, BsonValue> field : document.entrySet()) {
      text.append(separator).append(field.getKey()).append(": ");
      append(text, field.getValue(), charsMax);
      separator = ", ";
      if (text.length() > charsMax) {
        break;
      }
    }
    text.append(document.isEmpty() ? "{}" : " }");
  }

  private static void appendArray(StringBuilder text, BsonValue array, int charsMax) {
    String separator = "[ ";
    for (BsonValue element : array.asArray()) {
      text.append(separator);
      append(text, element, charsMax);
      separator = ", ";
      if (text.length() > charsMax) {
        break;
      }
    }
    text.append(array.asArray().isEmpty() ? "[]" : " ]");
  }

  private static String cut(StringBuilder text) {
    return text.length() <= CHARS_MAX ? text.toString() : text.substring(0, CHARS_MAX) + "...";
  }
}
