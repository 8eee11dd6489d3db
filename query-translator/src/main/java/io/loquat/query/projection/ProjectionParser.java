package io.loquat.query.projection;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.context.QueryContext;
import io.loquat.query.expression.Expressions;
import io.loquat.query.expression.tree.AggregationPath;
import io.loquat.query.meta.MetaPath;
import io.loquat.query.operator.ShellText;
import io.loquat.query.projection.Projection.Kind;
import java.util.List;
import java.util.Optional;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonNumber;
import org.bson.BsonValue;

/** Turns a projection into a tree of {@link Rule}s. Confined to one parse. */
final class ProjectionParser {
  private static final int DEPTH_MAX = 100;
  private static final String ID = "_id";

  private final boolean stage;
  private final QueryContext context;
  private final Rule.Below root = Rule.Below.empty();
  private Optional<Kind> kind = Optional.empty();
  private Optional<Boolean> idNamed = Optional.empty();

  /**
   * {@code $meta} goes with inclusion and exclusion. Alone, it adds to a document in {@code find},
   * and computes one in a stage, as any other expression does there.
   */
  private boolean metaNamed;

  /**
   * @param stage whether it is a {@code $project} stage and not the projection of a {@code find}
   */
  ProjectionParser(boolean stage, QueryContext context) {
    this.stage = stage;
    this.context = context;
  }

  Projection parse(BsonDocument projection) {
    projection.forEach((path, value) -> addPath("", path, value, 1));
    boolean inclusion = idNamed.orElse(false) || (stage && metaNamed);
    Kind decided = kind.orElse(inclusion ? Kind.INCLUSION : Kind.EXCLUSION);
    boolean includesId = idNamed.orElse(true);
    if (idNamed.isPresent() && includesId == (decided == Kind.INCLUSION)) {
      root.fields().put(ID, new Rule.Named());
    } else if (decided == Kind.INCLUSION && includesId) {
      root.fields().putIfAbsent(ID, new Rule.Named());
    }
    return new Projection(root, decided);
  }

  private void addPath(String parent, String name, BsonValue value, int depth) {
    if (depth > DEPTH_MAX) {
      throw new CommandException(
          ErrorCode.OVERFLOW, "The projection is nested deeper than " + DEPTH_MAX + " levels");
    }
    if (!stage && name.endsWith(".$")) {
      throw unsupported("The positional projection '" + name + "'");
    }
    AggregationPath.parse(name);
    String path = parent + name;
    switch (value) {
      case BsonNumber number -> addNamed(path, number.doubleValue() != 0);
      case BsonBoolean named -> addNamed(path, named.getValue());
      case BsonDocument document when Expressions.isOperator(document) ->
          addOperator(path, document);
      case BsonDocument document -> addBelow(path, document, depth);
      default -> addComputed(path, value);
    }
  }

  private void addNamed(String path, boolean included) {
    if (path.equals(ID)) {
      if (idNamed.isPresent() || root.fields().containsKey(ID)) {
        throw collision(path);
      }
      idNamed = Optional.of(included);
      return;
    }
    Kind wanted = included ? Kind.INCLUSION : Kind.EXCLUSION;
    if (kind.isPresent() && kind.get() != wanted) {
      throw included
          ? new CommandException(
              ErrorCode.location(31253),
              "Cannot do inclusion on field " + path + " in exclusion projection")
          : new CommandException(
              ErrorCode.location(31254),
              "Cannot do exclusion on field " + path + " in inclusion projection");
    }
    kind = Optional.of(wanted);
    add(path, new Rule.Named());
  }

  private void addBelow(String path, BsonDocument document, int depth) {
    if (document.isEmpty()) {
      throw new CommandException(
          ErrorCode.location(51270),
          "An empty sub-projection is not a valid value. Found empty object at path " + path);
    }
    document.forEach((name, value) -> addPath(path + ".", name, value, depth + 1));
  }

  private void addOperator(String path, BsonDocument operator) {
    String name = operator.getFirstKey();
    if (name.equals(MetaPath.ROOT) && operator.size() == 1) {
      metaNamed = true;
      add(path, new Rule.Computed(Expressions.parse(operator, context)));
      return;
    }
    if (!stage && (name.equals("$slice") || name.equals("$elemMatch"))) {
      throw unsupported("The projection operator " + name);
    }
    addComputed(path, operator);
  }

  private void addComputed(String path, BsonValue value) {
    if (kind.isPresent() && kind.get() == Kind.EXCLUSION) {
      throw new CommandException(
          ErrorCode.location(31310),
          "Cannot use an expression "
              + ShellText.field(path, value)
              + " in an exclusion projection");
    }
    kind = Optional.of(Kind.INCLUSION);
    add(path, new Rule.Computed(Expressions.parse(value, context)));
  }

  private void add(String path, Rule rule) {
    List<String> parts = AggregationPath.parse(path).parts();
    if (idNamed.isPresent() && parts.getFirst().equals(ID)) {
      throw collision(path, parts.subList(1, parts.size()));
    }
    Rule.Below below = root;
    for (int depth = 0; depth < parts.size() - 1; depth++) {
      Rule next = below.fields().computeIfAbsent(parts.get(depth), _ -> Rule.Below.empty());
      if (!(next instanceof Rule.Below inner)) {
        throw collision(path, parts.subList(depth + 1, parts.size()));
      }
      below = inner;
    }
    if (below.fields().putIfAbsent(parts.getLast(), rule) != null) {
      throw collision(path);
    }
  }

  private static CommandException collision(String path, List<String> remaining) {
    return new CommandException(
        ErrorCode.location(31249),
        "Path collision at " + path + " remaining portion " + String.join(".", remaining));
  }

  private static CommandException collision(String path) {
    return new CommandException(ErrorCode.location(31250), "Path collision at " + path);
  }

  private static CommandException unsupported(String what) {
    return new CommandException(ErrorCode.COMMAND_NOT_SUPPORTED, what + " is not supported yet");
  }
}
