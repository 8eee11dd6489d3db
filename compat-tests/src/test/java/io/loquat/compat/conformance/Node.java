package io.loquat.compat.conformance;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.types.Decimal128;

/** A BSON value in the form in which replies and expectations are compared. Immutable. */
sealed interface Node {
  record Doc(Map<String, Node> fields) implements Node {
    Doc without(List<String> names) {
      Map<String, Node> rest = new LinkedHashMap<>(fields);
      names.forEach(rest::remove);
      return new Doc(rest);
    }
  }

  /** A document that repeats a field name: compared as the ordered list that it is. */
  record Pairs(List<Map.Entry<String, Node>> fields) implements Node {}

  record Arr(List<Node> items) implements Node {}

  /**
   * @param type the {@code $type} name
   * @param parts the value, in one text for each of its parts; empty for null and the like
   */
  record Scalar(String type, List<String> parts) implements Node {
    static Scalar of(String type, String... parts) {
      return new Scalar(type, List.of(parts));
    }

    static Scalar ofDouble(double value) {
      return of("double", Double.toString(value));
    }

    boolean isNan() {
      return (type.equals("double") || type.equals("decimal")) && parts.get(0).endsWith("NaN");
    }
  }

  record CodeWithScope(String code, Node scope) implements Node {}

  /** An expected number with a tolerance, only in expectations. */
  record Approx(double value, double tolerance, boolean nanOk) implements Node {}

  /** Any NaN, where an expectation takes them all as equal. */
  record AnyNan() implements Node {}

  /** The finite value of a number. */
  static Optional<BigDecimal> number(Node node) {
    if (!(node instanceof Scalar(String type, List<String> parts))) {
      return Optional.empty();
    }
    return switch (type) {
      case "int", "long" -> Optional.of(new BigDecimal(parts.get(0)));
      case "double" -> {
        double value = Double.parseDouble(parts.get(0));
        yield Double.isFinite(value) ? Optional.of(new BigDecimal(value)) : Optional.empty();
      }
      case "decimal" -> {
        Decimal128 value = Decimal128.parse(parts.get(0));
        yield value.isFinite() && !parts.get(0).startsWith("-0")
            ? Optional.of(value.bigDecimalValue())
            : Optional.empty();
      }
      default -> Optional.empty();
    };
  }

  static boolean isNumber(Node node) {
    return node instanceof Scalar scalar
        && List.of("int", "long", "double", "decimal").contains(scalar.type());
  }

  /** The value at a dotted path, where numbers index arrays. */
  static Optional<Node> walk(Node node, String path) {
    Node at = node;
    if (path.isEmpty()) {
      return Optional.of(at);
    }
    for (String part : path.split("\\.", -1)) {
      Node next =
          switch (at) {
            case Arr(List<Node> items) when part.matches("\\d{1,9}") ->
                Integer.parseInt(part) < items.size() ? items.get(Integer.parseInt(part)) : null;
            case Doc(Map<String, Node> fields) -> fields.get(part);
            default -> null;
          };
      if (next == null) {
        return Optional.empty();
      }
      at = next;
    }
    return Optional.of(at);
  }
}
