package io.loquat.compat.conformance;

import io.loquat.compat.conformance.Node.Arr;
import io.loquat.compat.conformance.Node.Doc;
import io.loquat.compat.conformance.Node.Scalar;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** One check of a field of a reply, as the cases write them. */
record Check(String path, String name, JsonNode value, String key) {
  private static final Set<String> HOLD_WHEN_MISSING = Set.of("NotExists", "NotContains", "Ne");

  static Check of(JsonNode json) {
    return new Check(
        json.get("path").asString(),
        json.get("check").asString(),
        json.path("value"),
        json.path("key").asString(""));
  }

  /** Empty if it holds, else why it does not. */
  Optional<String> problem(Node document, CaseJson cases) {
    Optional<Node> found = Node.walk(document, path);
    String sentence = (path.isEmpty() ? "(root)" : path) + " " + name + " " + value;
    if (found.isEmpty()) {
      return HOLD_WHEN_MISSING.contains(name)
          ? Optional.empty()
          : Optional.of(sentence + ": missing");
    }
    return holds(found.get(), cases)
        ? Optional.empty()
        : Optional.of(sentence + ": got " + found.get());
  }

  private boolean holds(Node found, CaseJson cases) {
    return switch (name) {
      case "Exists" -> true;
      case "NotExists" -> false;
      case "Eq" -> Comparison.equal(found, cases.node(value));
      case "Ne" -> notEqual(found, cases.node(value));
      case "Gt", "Gte", "Lte" -> ordered(found, cases.node(value));
      case "IsType" -> typeName(found).equals(value.asString());
      case "Len", "LenGt", "LenLte" -> length(found);
      case "Contains" -> anyHasKey(found, cases.node(value));
      case "NotContains" -> found instanceof Arr && !anyHasKey(found, cases.node(value));
      case "ContainsElement" ->
          found instanceof Arr(List<Node> items)
              && items.stream().anyMatch(item -> Comparison.equal(item, cases.node(value)));
      case "HasKey" ->
          found instanceof Doc(Map<String, Node> fields) && fields.containsKey(value.asString());
      case "OrderedKeys" ->
          found instanceof Doc(Map<String, Node> fields)
              && List.copyOf(fields.keySet())
                  .equals(value.valueStream().map(JsonNode::asString).toList());
      case "NonEmptyStr" ->
          found instanceof Scalar(String type, List<String> parts)
              && type.equals("string")
              && !parts.get(0).isEmpty();
      case "ByteLen" ->
          found instanceof Scalar(String type, List<String> parts)
              && type.equals("binData")
              && Base64.getDecoder().decode(parts.get(1)).length == value.intValue();
      default -> throw new IllegalArgumentException("unknown check " + name);
    };
  }

  private static boolean notEqual(Node found, Node wanted) {
    boolean numbersOfTwoTypes =
        Node.isNumber(found) && Node.isNumber(wanted) && !typeName(found).equals(typeName(wanted));
    return !Comparison.equal(found, wanted) && !numbersOfTwoTypes;
  }

  private boolean ordered(Node found, Node wanted) {
    OptionalInt order = order(found, wanted);
    if (order.isEmpty()) {
      return false;
    }
    return switch (name) {
      case "Gt" -> order.getAsInt() > 0;
      case "Gte" -> order.getAsInt() >= 0;
      default -> order.getAsInt() <= 0;
    };
  }

  private static OptionalInt order(Node found, Node wanted) {
    if (Node.isNumber(found) && Node.isNumber(wanted)) {
      var left = Node.number(found);
      var right = Node.number(wanted);
      return left.isPresent() && right.isPresent()
          ? OptionalInt.of(left.get().compareTo(right.get()))
          : OptionalInt.of(Double.compare(CaseJson.asDouble(found), CaseJson.asDouble(wanted)));
    }
    if (!(found instanceof Scalar left && wanted instanceof Scalar right)
        || !left.type().equals(right.type())
        || left.parts().isEmpty()) {
      return OptionalInt.empty();
    }
    return OptionalInt.of(
        switch (left.type()) {
          case "date" -> compareLongs(left.parts().get(0), right.parts().get(0));
          case "timestamp" -> {
            int seconds = compareLongs(left.parts().get(0), right.parts().get(0));
            yield seconds != 0 ? seconds : compareLongs(left.parts().get(1), right.parts().get(1));
          }
          default -> left.parts().get(0).compareTo(right.parts().get(0));
        });
  }

  private static int compareLongs(String left, String right) {
    return Long.compare(Long.parseLong(left), Long.parseLong(right));
  }

  private boolean length(Node found) {
    if (!(found instanceof Arr(List<Node> items))) {
      return false;
    }
    return switch (name) {
      case "Len" -> items.size() == value.intValue();
      case "LenGt" -> items.size() > value.intValue();
      default -> items.size() <= value.intValue();
    };
  }

  private boolean anyHasKey(Node found, Node wanted) {
    return found instanceof Arr(List<Node> items)
        && items.stream()
            .anyMatch(
                item ->
                    item instanceof Doc(Map<String, Node> fields)
                        && Comparison.equal(fields.getOrDefault(key, Scalar.of("null")), wanted));
  }

  private static String typeName(Node node) {
    return switch (node) {
      case Doc doc -> "object";
      case Node.Pairs pairs -> "object";
      case Arr array -> "array";
      case Scalar scalar -> scalar.type();
      case Node.CodeWithScope code -> "javascriptWithScope";
      case Node.Approx approx -> "approx";
      case Node.AnyNan nan -> "nan";
    };
  }
}
