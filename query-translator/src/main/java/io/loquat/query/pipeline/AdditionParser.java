package io.loquat.query.pipeline;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.context.QueryContext;
import io.loquat.query.expression.Expressions;
import io.loquat.query.expression.tree.AggregationPath;
import io.loquat.query.operator.ShellText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * Turns the specification of {@code $addFields} into {@link Addition}s: first all paths are
 * checked, then the expressions are parsed. Confined to one parse.
 */
final class AdditionParser {
  private static final int DEPTH_MAX = 100;

  private final Branch root = new Branch(new LinkedHashMap<>());

  private sealed interface Node {}

  private record Leaf(BsonValue value) implements Node {}

  private record Branch(Map<String, Node> fields) implements Node {}

  private AdditionParser() {}

  static Addition.Below parse(BsonDocument specification, QueryContext context) {
    AdditionParser parser = new AdditionParser();
    specification.forEach((path, value) -> parser.add(AggregationPath.parse(path), value, 1));
    return additions(parser.root, context);
  }

  private void add(AggregationPath path, BsonValue value, int depth) {
    if (depth > DEPTH_MAX) {
      throw new CommandException(
          ErrorCode.OVERFLOW, "The specification is nested deeper than " + DEPTH_MAX + " levels");
    }
    if (value instanceof BsonDocument document
        && !document.isEmpty()
        && !isOperator(path, document)) {
      document.forEach((name, inner) -> add(below(path, name), inner, depth + 1));
    } else {
      put(path, value);
    }
  }

  /** One name with a dollar makes the document an operator, which has one name alone. */
  private static boolean isOperator(AggregationPath path, BsonDocument document) {
    if (document.keySet().stream().noneMatch(name -> name.startsWith("$"))) {
      return false;
    }
    if (document.size() > 1) {
      throw new CommandException(
          ErrorCode.location(40181),
          "an expression specification must contain exactly one field, the name of the expression."
              + " Found %s fields in %s, while parsing path %s"
                  .formatted(document.size(), ShellText.of(document), path.text()));
    }
    return true;
  }

  private static AggregationPath below(AggregationPath path, String name) {
    if (name.indexOf('.') >= 0) {
      throw new CommandException(
          ErrorCode.location(40183),
          "cannot use dotted field name '" + name + "' in a sub object of " + path.text());
    }
    return AggregationPath.parse(path.text() + "." + name);
  }

  private void put(AggregationPath path, BsonValue value) {
    Branch branch = root;
    List<String> parts = path.parts();
    for (String part : parts.subList(0, parts.size() - 1)) {
      Node next = branch.fields.computeIfAbsent(part, _ -> new Branch(new LinkedHashMap<>()));
      if (!(next instanceof Branch inner)) {
        throw conflict(path);
      }
      branch = inner;
    }
    if (branch.fields.putIfAbsent(parts.getLast(), new Leaf(value)) != null) {
      throw conflict(path);
    }
  }

  private static CommandException conflict(AggregationPath path) {
    return new CommandException(
        ErrorCode.location(40176),
        "specification contains two conflicting paths: '"
            + path.text()
            + "' and one above, below or equal to it");
  }

  private static Addition.Below additions(Branch branch, QueryContext context) {
    Map<String, Addition> additions = new LinkedHashMap<>();
    branch.fields.forEach((name, node) -> additions.put(name, addition(node, context)));
    return new Addition.Below(additions);
  }

  private static Addition addition(Node node, QueryContext context) {
    return switch (node) {
      case Leaf(BsonValue value) -> new Addition.Computed(Expressions.parse(value, context));
      case Branch branch -> additions(branch, context);
    };
  }
}
