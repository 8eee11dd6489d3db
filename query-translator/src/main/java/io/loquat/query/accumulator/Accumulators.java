package io.loquat.query.accumulator;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.context.QueryContext;
import io.loquat.query.expression.Expressions;
import io.loquat.query.expression.accumulator.Accumulation;
import io.loquat.query.expression.accumulator.Accumulations;
import io.loquat.query.expression.accumulator.Quantile;
import io.loquat.query.expression.tree.Expression;
import io.loquat.query.expression.tree.Expression.Constant;
import io.loquat.query.expression.tree.NamedArguments;
import io.loquat.query.limit.MemoryBudget;
import io.loquat.query.sort.Sort;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonValue;

/** The catalogue of the accumulators of {@code $group}, by name. Immutable. */
public final class Accumulators {
  private static final Map<String, Parser> ALL =
      Map.ofEntries(
          simple(
              "$addToSet", (context, memory) -> new DistinctAccumulation(context.order(), memory)),
          simple("$avg", (_, _) -> Accumulations.average()),
          Map.entry("$bottom", (name, value, context) -> sorted(name, value, context, true)),
          Map.entry("$bottomN", (name, value, context) -> sorted(name, value, context, true)),
          simple(
              "$concatArrays",
              (_, memory) ->
                  new ElementsAccumulation("$concatArrays", new PushAccumulation(memory))),
          Map.entry("$count", Accumulators::count),
          simple("$first", (_, memory) -> new EndAccumulation(false, memory)),
          counted("$firstN", 5787801, _ -> new Kept.Choice.First()),
          simple("$last", (_, memory) -> new EndAccumulation(true, memory)),
          counted("$lastN", 5787801, _ -> new Kept.Choice.Last()),
          simple("$max", (context, memory) -> new ExtremeAccumulation(context.order(), memory)),
          counted(
              "$maxN",
              5787900,
              context -> new Kept.Choice.Least(context.order().reversed(), false)),
          Map.entry(
              "$median",
              (_, value, context) ->
                  quantile(
                      Quantile.parseMedian(
                          value, 7436100, part -> Expressions.parse(part, context)))),
          simple("$mergeObjects", (_, memory) -> new MergeAccumulation(memory)),
          simple(
              "$min",
              (context, memory) -> new ExtremeAccumulation(context.order().reversed(), memory)),
          counted("$minN", 5787900, context -> new Kept.Choice.Least(context.order(), false)),
          Map.entry(
              "$percentile",
              (_, value, context) ->
                  quantile(
                      Quantile.parse(value, 7429703, part -> Expressions.parse(part, context)))),
          simple("$push", (_, memory) -> new PushAccumulation(memory)),
          simple(
              "$setUnion",
              (context, memory) ->
                  new ElementsAccumulation(
                      "$setUnion", new DistinctAccumulation(context.order(), memory))),
          simple("$stdDevPop", (_, _) -> Accumulations.deviation(false)),
          simple("$stdDevSamp", (_, _) -> Accumulations.deviation(true)),
          simple("$sum", (_, _) -> Accumulations.sum()),
          Map.entry("$top", (name, value, context) -> sorted(name, value, context, false)),
          Map.entry("$topN", (name, value, context) -> sorted(name, value, context, false)));

  private Accumulators() {}

  /** Makes an accumulator of its argument. */
  @FunctionalInterface
  private interface Parser {
    Accumulator parse(String name, BsonValue argument, QueryContext context);
  }

  /**
   * Parses an accumulator.
   *
   * @throws CommandException 15952 for an unknown one, and others
   */
  public static Accumulator parse(String name, BsonValue argument, QueryContext context) {
    if (argument instanceof BsonArray) {
      throw failure(40237, "The " + name + " accumulator is a unary operator");
    }
    Parser parser = ALL.get(name);
    if (parser != null) {
      return parser.parse(name, argument, context);
    }
    if (name.equals("$accumulator")) {
      throw new CommandException(
          ErrorCode.COMMAND_NOT_SUPPORTED,
          "The accumulator " + name + " is not supported: there is no JavaScript here");
    }
    throw failure(15952, "unknown group operator '" + name + "'");
  }

  private static Map.Entry<String, Parser> simple(
      String name, BiFunction<QueryContext, MemoryBudget, Accumulation> start) {
    return Map.entry(
        name,
        (_, argument, context) ->
            new SimpleAccumulator(
                Expressions.parse(argument, context), memory -> start.apply(context, memory)));
  }

  private static Accumulator count(String name, BsonValue argument, QueryContext context) {
    if (!(argument instanceof BsonDocument document) || !document.isEmpty()) {
      throw new CommandException(
          ErrorCode.TYPE_MISMATCH, "$count takes no arguments, i.e. $count:{}");
    }
    return new SimpleAccumulator(ONE, _ -> Accumulations.sum());
  }

  /** What {@code $count} adds for each document. */
  private static final Expression ONE = new Constant(new BsonInt32(1));

  private static Map.Entry<String, Parser> counted(
      String name, int code, Function<QueryContext, Kept.Choice> choice) {
    return Map.entry(
        name,
        (_, argument, context) -> {
          NamedArguments arguments =
              NamedArguments.of(name, argument, code).allowOnly(5787901, List.of("n", "input"));
          Expression count = Expressions.parse(arguments.required("n", 5787906), context);
          Expression input = Expressions.parse(arguments.required("input", 5787907), context);
          return new CountedAccumulator(count, input, choice.apply(context));
        });
  }

  private static Accumulator sorted(
      String name, BsonValue argument, QueryContext context, boolean last) {
    boolean many = name.endsWith("N");
    NamedArguments arguments =
        NamedArguments.of(name, argument, 5788001)
            .allowOnly(
                5788002, many ? List.of("n", "output", "sortBy") : List.of("output", "sortBy"));
    Optional<Expression> count =
        many
            ? Optional.of(Expressions.parse(arguments.required("n", 5788003), context))
            : Optional.empty();
    Expression output = Expressions.parse(arguments.required("output", 5788004), context);
    if (!(arguments.required("sortBy", 5788005) instanceof BsonDocument sortBy)) {
      throw failure(5788604, "expected 'sortBy' to be an object");
    }
    return new SortedAccumulator(Sort.parseStage(sortBy, context), output, count, last);
  }

  private static Accumulator quantile(Quantile quantile) {
    return new SimpleAccumulator(
        quantile.input(), memory -> new QuantileAccumulation(quantile, memory));
  }

  private static CommandException failure(int code, String message) {
    return new CommandException(ErrorCode.location(code), message);
  }
}
