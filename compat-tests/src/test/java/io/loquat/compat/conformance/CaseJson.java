package io.loquat.compat.conformance;

import io.loquat.compat.conformance.Node.Approx;
import io.loquat.compat.conformance.Node.Arr;
import io.loquat.compat.conformance.Node.Doc;
import io.loquat.compat.conformance.Node.Pairs;
import io.loquat.compat.conformance.Node.Scalar;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.types.Decimal128;
import tools.jackson.databind.JsonNode;

/** Reads the cases' Extended JSON, with its three additions, into nodes. */
final class CaseJson {
  private final Map<Integer, Node> replies;

  /**
   * @param replies the replies so far by step, for {@code $fromReply}
   */
  CaseJson(Map<Integer, Node> replies) {
    this.replies = replies;
  }

  Node node(JsonNode json) {
    return switch (json.getNodeType()) {
      case NULL -> Scalar.of("null");
      case BOOLEAN -> Scalar.of("bool", Boolean.toString(json.booleanValue()));
      case STRING -> Scalar.of("string", json.stringValue());
      case NUMBER ->
          json.isIntegralNumber()
              ? Scalar.of("int", json.asString())
              : Scalar.ofDouble(json.doubleValue());
      case ARRAY -> {
        List<Node> items = new ArrayList<>();
        json.forEach(item -> items.add(node(item)));
        yield new Arr(items);
      }
      default -> object(json);
    };
  }

  private Node object(JsonNode json) {
    if (json.size() == 1 || json.size() == 2) {
      String first = json.propertyNames().iterator().next();
      Node wrapped = first.startsWith("$") ? wrapper(first, json.get(first), json) : null;
      if (wrapped != null) {
        return wrapped;
      }
    }
    Map<String, Node> fields = new LinkedHashMap<>();
    json.properties().forEach(field -> fields.put(field.getKey(), node(field.getValue())));
    return new Doc(fields);
  }

  private @org.jspecify.annotations.Nullable Node wrapper(
      String name, JsonNode value, JsonNode whole) {
    return switch (name) {
      case "$numberInt" -> Scalar.of("int", value.asString());
      case "$numberLong" -> Scalar.of("long", value.asString());
      case "$numberDouble" -> Scalar.ofDouble(number(value.asString()));
      case "$numberDecimal" -> Scalar.of("decimal", decimal(value.asString()));
      case "$oid" -> Scalar.of("objectId", value.asString());
      case "$date" -> Scalar.of("date", value.get("$numberLong").asString());
      case "$minKey" -> Scalar.of("minKey");
      case "$maxKey" -> Scalar.of("maxKey");
      case "$symbol" -> Scalar.of("symbol", value.asString());
      case "$undefined" -> Scalar.of("undefined");
      default -> wrapperOfParts(name, value, whole);
    };
  }

  private @org.jspecify.annotations.Nullable Node wrapperOfParts(
      String name, JsonNode value, JsonNode whole) {
    return switch (name) {
      case "$binary" ->
          Scalar.of("binData", value.get("subType").asString(), value.get("base64").asString());
      case "$regularExpression" ->
          Scalar.of("regex", value.get("pattern").asString(), value.get("options").asString());
      case "$timestamp" ->
          Scalar.of("timestamp", value.get("t").asString(), value.get("i").asString());
      case "$code" ->
          whole.has("$scope")
              ? new Node.CodeWithScope(value.asString(), node(whole.get("$scope")))
              : Scalar.of("javascript", value.asString());
      case "$dbPointer" ->
          Scalar.of(
              "dbPointer", value.get("$ref").asString(), value.get("$id").get("$oid").asString());
      case "$document" -> pairs(value);
      case "$approx" -> approx(value);
      case "$fromReply" ->
          Node.walk(replies.get(value.get("step").intValue()), value.get("path").asString())
              .orElseThrow(() -> new MissingReplyValueException(value.toString()));
      default -> null;
    };
  }

  private Node pairs(JsonNode list) {
    List<Map.Entry<String, Node>> fields = new ArrayList<>();
    list.forEach(pair -> fields.add(Map.entry(pair.get(0).asString(), node(pair.get(1)))));
    Set<String> names = new HashSet<>();
    fields.forEach(field -> names.add(field.getKey()));
    if (names.size() < fields.size()) {
      return new Pairs(fields);
    }
    Map<String, Node> byName = new LinkedHashMap<>();
    fields.forEach(field -> byName.put(field.getKey(), field.getValue()));
    return new Doc(byName);
  }

  private Node approx(JsonNode json) {
    double tolerance = json.has("tolerance") ? asDouble(node(json.get("tolerance"))) : 0;
    return new Approx(asDouble(node(json.get("value"))), tolerance, json.has("nanOk"));
  }

  static double asDouble(Node node) {
    return node instanceof Scalar scalar ? number(scalar.parts().get(0)) : Double.NaN;
  }

  private static double number(String text) {
    return Double.parseDouble(text.equals("-NaN") ? "NaN" : text);
  }

  private static String decimal(String text) {
    return Decimal128.parse(text.equals("-NaN") ? "NaN" : text).toString();
  }

  /** A later step needs a value that the reply of an earlier one lacks. */
  static final class MissingReplyValueException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MissingReplyValueException(String where) {
      super("the reply lacks the value a later step needs: " + where);
    }
  }
}
