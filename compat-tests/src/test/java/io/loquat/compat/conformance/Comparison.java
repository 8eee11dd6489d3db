package io.loquat.compat.conformance;

import io.loquat.compat.conformance.Node.AnyNan;
import io.loquat.compat.conformance.Node.Approx;
import io.loquat.compat.conformance.Node.Arr;
import io.loquat.compat.conformance.Node.Doc;
import io.loquat.compat.conformance.Node.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * How a reply is held against an expectation: strict types, documents as sets of fields, and the
 * options that loosen this.
 *
 * @param ignoreOrderIn top-level fields whose arrays are compared as multisets
 */
record Comparison(boolean nanEqual, boolean ignoreDocOrder, Set<String> ignoreOrderIn) {

  boolean holds(Node actual, Node expected) {
    Node left = nanEqual ? withoutNan(actual) : actual;
    Node right = nanEqual ? withoutNan(expected) : expected;
    if (ignoreOrderIn.isEmpty()) {
      return ignoreDocOrder ? multiset(left, right, Comparison::equal) : equal(left, right);
    }
    if (left instanceof Arr && ignoreDocOrder) {
      return multiset(left, right, this::looseDocument);
    }
    if (left instanceof Arr(List<Node> lefts) && right instanceof Arr(List<Node> rights)) {
      return lefts.size() == rights.size() && pairwise(lefts, rights, this::looseDocument);
    }
    return looseDocument(left, right);
  }

  private boolean looseDocument(Node actual, Node expected) {
    return actual instanceof Doc(Map<String, Node> left)
        && expected instanceof Doc(Map<String, Node> right)
        && left.keySet().equals(right.keySet())
        && left.keySet().stream()
            .allMatch(
                name ->
                    ignoreOrderIn.contains(name)
                        ? multiset(left.get(name), right.get(name), Comparison::equal)
                        : equal(left.get(name), right.get(name)));
  }

  static boolean equal(Node actual, Node expected) {
    return switch (expected) {
      case Approx approx -> near(actual, approx);
      case Doc(Map<String, Node> right) ->
          actual instanceof Doc(Map<String, Node> left)
              && left.keySet().equals(right.keySet())
              && left.keySet().stream().allMatch(n -> equal(left.get(n), right.get(n)));
      case Arr(List<Node> right) ->
          actual instanceof Arr(List<Node> left)
              && left.size() == right.size()
              && pairwise(left, right, Comparison::equal);
      case Scalar right ->
          actual.equals(right) && !(right.type().equals("double") && right.isNan());
      case Node.Pairs right -> actual.equals(right);
      case Node.CodeWithScope right -> actual.equals(right);
      case AnyNan nan -> actual instanceof AnyNan;
    };
  }

  private static boolean near(Node actual, Approx expected) {
    if (!(actual instanceof Scalar(String type, List<String> parts))) {
      return false;
    }
    double value;
    switch (type) {
      case "int", "long", "double" -> value = Double.parseDouble(parts.get(0));
      case "bool" -> value = Boolean.parseBoolean(parts.get(0)) ? 1 : 0;
      default -> {
        return false;
      }
    }
    if (Double.isNaN(expected.value())) {
      return Double.isNaN(value) && expected.nanOk();
    }
    return value == expected.value()
        || (Double.isFinite(expected.value())
            && Math.abs(value - expected.value()) <= expected.tolerance());
  }

  private static boolean pairwise(List<Node> left, List<Node> right, BiPredicate<Node, Node> same) {
    for (int i = 0; i < left.size(); i++) {
      if (!same.test(left.get(i), right.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean multiset(Node actual, Node expected, BiPredicate<Node, Node> same) {
    if (!(actual instanceof Arr(List<Node> left) && expected instanceof Arr(List<Node> right))) {
      return same.test(actual, expected);
    }
    List<Node> rest = new ArrayList<>(left);
    for (Node wanted : right) {
      int found = 0;
      while (found < rest.size() && !same.test(rest.get(found), wanted)) {
        found++;
      }
      if (found == rest.size()) {
        return false;
      }
      rest.remove(found);
    }
    return rest.isEmpty();
  }

  private static Node withoutNan(Node node) {
    return switch (node) {
      case Doc(Map<String, Node> fields) -> {
        Map<String, Node> mapped = new LinkedHashMap<>();
        fields.forEach((name, value) -> mapped.put(name, withoutNan(value)));
        yield new Doc(mapped);
      }
      case Arr(List<Node> items) -> new Arr(items.stream().map(Comparison::withoutNan).toList());
      case Scalar scalar when scalar.isNan() -> new AnyNan();
      default -> node;
    };
  }

  /** What of the reply an expectation by subset looks at. */
  static Node subset(Node expected, Node actual) {
    if (expected instanceof Doc(Map<String, Node> wanted)
        && actual instanceof Doc(Map<String, Node> given)) {
      Map<String, Node> kept = new LinkedHashMap<>();
      wanted.forEach(
          (name, value) -> {
            if (given.containsKey(name)) {
              kept.put(name, subset(value, given.get(name)));
            }
          });
      return new Doc(kept);
    }
    if (expected instanceof Arr(List<Node> wanted) && actual instanceof Arr(List<Node> given)) {
      List<Node> kept = new ArrayList<>();
      for (int i = 0; i < Math.min(wanted.size(), given.size()); i++) {
        kept.add(subset(wanted.get(i), given.get(i)));
      }
      return new Arr(kept);
    }
    return actual;
  }
}
