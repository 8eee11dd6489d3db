package io.loquat.query.projection;

import io.loquat.model.BsonOrder;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.context.QueryContext;
import io.loquat.query.expression.Expressions;
import io.loquat.query.expression.tree.AggregationPath;
import io.loquat.query.filter.Filter;
import io.loquat.query.filter.Filters;
import io.loquat.query.meta.MetaPath;
import io.loquat.query.operator.ShellText;
import io.loquat.query.projection.Projection.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonNumber;
import org.bson.BsonValue;

/** Turns a projection into a tree of {@link Rule}s. Confined to one parse. */
final class ProjectionParser {
  private static final int DEPTH_MAX = 100;
  private static final String ID = "_id";
  private static final String POSITIONAL = ".$";
  private static final String ELEM_MATCH = "$elemMatch";
  private static final String SLICE = "$slice";
  private static final BsonInt32 ZERO = new BsonInt32(0);

  private final Optional<Filter> query;
  private final boolean stage;
  private final QueryContext context;
  private final Rule.Below root = Rule.Below.empty();
  private final List<Step> steps = new ArrayList<>();
  private final KindChoice kind;

  /**
   * @param stage whether it is a {@code $project} stage and not the projection of a {@code find}
   */
  ProjectionParser(Optional<Filter> query, boolean stage, QueryContext context) {
    this.query = query;
    this.stage = stage;
    this.context = context;
    this.kind = new KindChoice(stage);
  }

  /**
   * Where a field stands: the rules beside it, and the path to them.
   *
   * @param above empty at the root
   */
  private record Spot(Rule.Below rules, List<String> above) {
    boolean isRoot() {
      return above.isEmpty();
    }

    List<String> full(AggregationPath path) {
      return Stream.concat(above.stream(), path.parts().stream()).toList();
    }

    Spot below(AggregationPath path) {
      return new Spot(rules.below(path), full(path));
    }

    void add(AggregationPath path, Rule rule) {
      rules.add(path, rule);
    }
  }

  Projection parse(BsonDocument projection) {
    Spot top = new Spot(root, List.of());
    projection.forEach((name, value) -> addField(top, name, value));
    Kind decided = kind.decided();
    boolean includes = decided == Kind.INCLUSION;
    if (kind.idNamed().isPresent() && kind.idNamed().get() != includes) {
      root.fields().remove(ID);
    } else if (includes) {
      root.fields().putIfAbsent(ID, new Rule.Named());
    }
    return new Projection(root, decided, steps);
  }

  private void addField(Spot spot, String name, BsonValue value) {
    boolean positional = name.endsWith(POSITIONAL);
    checkPositional(name, positional);
    switch (value) {
      case BsonDocument document -> {
        check(
            !positional,
            31271,
            "positional projection cannot be used with an expression or sub object");
        addDocument(spot, AggregationPath.parse(name), document);
      }
      case BsonNumber number -> addNamed(spot, name, BsonOrder.INSTANCE.compare(number, ZERO) != 0);
      case BsonBoolean named -> addNamed(spot, name, named.getValue());
      default -> {
        check(!positional, 31308, "positional projection cannot be used with a literal");
        AggregationPath path = AggregationPath.parse(name);
        spot.add(path, new Rule.Computed(Expressions.parse(value, context)));
        kind.compute(name, value);
      }
    }
  }

  private void checkPositional(String name, boolean positional) {
    check(
        !positional || !stage, 31324, "Cannot use positional projection in aggregation projection");
    check(
        !name.contains(".$."),
        31394,
        "As of 4.4, it's illegal to specify positional operator in the middle of a path."
            + "Positional projection may only be used at the end, for example: a.b.$. If the query"
            + " previously used a form like a.b.$.d, remove the parts following the '$' and the"
            + " results will be equivalent.");
  }

  private void addNamed(Spot spot, String name, boolean included) {
    if (name.endsWith(POSITIONAL)) {
      check(included, 31395, "positional projection cannot be used with exclusion");
      addPositional(spot, name);
    } else {
      spot.add(AggregationPath.parse(name), new Rule.Named());
    }
    if (spot.isRoot() && name.equals(ID)) {
      kind.nameId(included);
    } else {
      kind.name(name, included);
    }
  }

  private void addPositional(Spot spot, String name) {
    check(
        steps.stream().noneMatch(Positional.class::isInstance),
        31276,
        "Cannot specify more than one positional projection per query.");
    check(!kind.hasElemMatch(), 31256, "Cannot specify positional operator and $elemMatch.");
    check(query.isPresent(), 51050, "Projections with a positional operator require a matcher");
    check(!name.equals(POSITIONAL), 5392900, "Projection on field .$ is invalid");
    AggregationPath path =
        AggregationPath.parse(name.substring(0, name.length() - POSITIONAL.length()));
    spot.add(path, new Rule.Kept());
    query.ifPresent(Filters::checkPositional);
    query.ifPresent(filter -> steps.add(new Positional(spot.full(path), filter)));
  }

  private void addDocument(Spot spot, AggregationPath path, BsonDocument document) {
    check(!document.isEmpty(), 51270, "Invalid empty sub-projection: " + path.text());
    boolean operator = document.size() == 1 && document.getFirstKey().startsWith("$");
    if (operator && addOperator(spot, path, document)) {
      return;
    }
    if (spot.above().size() + path.parts().size() >= DEPTH_MAX) {
      throw new CommandException(
          ErrorCode.OVERFLOW, "The projection is nested deeper than " + DEPTH_MAX + " levels");
    }
    Spot below = spot.below(path);
    document.forEach((name, value) -> addField(below, name, value));
  }

  /**
   * @return false if it is the name of a field, as those of a DBRef are
   */
  private boolean addOperator(Spot spot, AggregationPath path, BsonDocument operator) {
    String name = operator.getFirstKey();
    if (!stage && name.equals(SLICE)) {
      addSlice(spot, path, operator);
    } else if (name.equals(ELEM_MATCH)) {
      addElemMatch(spot, path, operator);
    } else if (name.equals(MetaPath.ROOT) || Expressions.isOperatorName(name)) {
      addExpression(spot, path, operator);
    } else {
      checkIsReference(name);
      return false;
    }
    return true;
  }

  private static void checkIsReference(String name) {
    try {
      AggregationPath.parse(name);
    } catch (CommandException notAField) {
      throw new CommandException(ErrorCode.location(31325), "Unknown expression " + name);
    }
  }

  private void addExpression(Spot spot, AggregationPath path, BsonDocument operator) {
    boolean meta = operator.getFirstKey().equals(MetaPath.ROOT);
    kind.operator(meta);
    spot.add(path, new Rule.Computed(Expressions.parse(operator, context)));
  }

  /** In {@code find}, what is no slice of a field may still be the expression of that name. */
  private void addSlice(Spot spot, AggregationPath path, BsonDocument operator) {
    try {
      Slice slice = Slice.parse(spot.full(path), operator.get(SLICE, ZERO));
      spot.add(path, new Rule.Kept());
      steps.add(slice);
      kind.slice();
    } catch (CommandException noSlice) {
      addSliceExpression(spot, path, operator, noSlice);
    }
  }

  private void addSliceExpression(
      Spot spot, AggregationPath path, BsonDocument operator, CommandException noSlice) {
    try {
      addExpression(spot, path, operator);
    } catch (CommandException noExpression) {
      throw new CommandException(
          noExpression.code(),
          "Invalid $slice syntax. The given syntax "
              + ShellText.of(operator)
              + " did not match the find() syntax because :: Location"
              + noSlice.code().number()
              + ": "
              + noSlice.getMessage()
              + " :: The given syntax did not match the expression $slice syntax. :: caused by :: "
              + noExpression.getMessage());
    }
  }

  private void addElemMatch(Spot spot, AggregationPath path, BsonDocument operator) {
    if (stage) {
      throw new CommandException(
          ErrorCode.INVALID_PIPELINE_OPERATOR, "Cannot use $elemMatch in this context");
    }
    BsonValue argument = operator.get(ELEM_MATCH, ZERO);
    check(
        argument.isDocument(),
        31274,
        "elemMatch: Invalid argument, object required, but got " + ShellText.typeName(argument));
    check(
        steps.stream().noneMatch(Positional.class::isInstance),
        31255,
        "Cannot specify positional operator and $elemMatch.");
    check(
        spot.isRoot() && path.parts().size() == 1,
        31275,
        "Cannot use $elemMatch projection on a nested field.");
    Filter filter = Filters.parseUnordered(new BsonDocument(path.text(), operator), context);
    spot.add(path, new Rule.Computed(new FirstMatch(path.text(), filter)));
    kind.elemMatch();
  }

  private static void check(boolean holds, int code, String message) {
    if (!holds) {
      throw new CommandException(ErrorCode.location(code), message);
    }
  }
}
