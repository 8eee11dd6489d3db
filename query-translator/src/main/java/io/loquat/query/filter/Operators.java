package io.loquat.query.filter;

import io.loquat.query.operator.OperatorSpec;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** The catalogue of filter operators: by name. */
final class Operators {
  private Operators() {}

  /** Turns an operand into a checked predicate. */
  @FunctionalInterface
  interface PredicateParser {
    Predicate parse(BsonValue operand, Path path, Place place);
  }

  /** Turns the filters of an array into their combination. */
  @FunctionalInterface
  interface Combination {
    Filter of(List<Filter> filters);
  }

  /** An operator on a field. */
  record FieldOperator(OperatorSpec spec, PredicateParser parser) {}

  /** An operator on whole filters. */
  record LogicalOperator(OperatorSpec spec, Combination combination) {}

  /** Turns an operand into a checked condition. */
  @FunctionalInterface
  interface ConditionParser {
    DocumentCondition parse(BsonValue operand, Place place);
  }

  /** An operator on the whole document, which stands where a field's name could. */
  record DocumentOperator(OperatorSpec spec, ConditionParser parser) {}

  static final List<DocumentOperator> DOCUMENT =
      List.of(
          new DocumentOperator(AlwaysFalse.SPEC, AlwaysFalse::parse),
          new DocumentOperator(AlwaysTrue.SPEC, AlwaysTrue::parse),
          new DocumentOperator(Expr.SPEC, Expr::parse),
          new DocumentOperator(JsonSchemaCondition.SPEC, JsonSchemaCondition::parse),
          new DocumentOperator(SampleRate.SPEC, SampleRate::parse),
          new DocumentOperator(Text.SPEC, Text::parse),
          new DocumentOperator(Where.SPEC, Where::parse));

  static final List<FieldOperator> FIELD =
      List.of(
          new FieldOperator(All.SPEC, All::parse),
          new FieldOperator(BitsAllClear.SPEC, BitsAllClear::parse),
          new FieldOperator(BitsAllSet.SPEC, BitsAllSet::parse),
          new FieldOperator(BitsAnyClear.SPEC, BitsAnyClear::parse),
          new FieldOperator(BitsAnySet.SPEC, BitsAnySet::parse),
          new FieldOperator(ElemMatch.SPEC, ElemMatch::parse),
          new FieldOperator(Eq.SPEC, Eq::parse),
          new FieldOperator(Exists.SPEC, Exists::parse),
          new FieldOperator(GeoIntersects.SPEC, GeoIntersects::parse),
          new FieldOperator(Near.GEO_NEAR_SPEC, Near::refuse),
          new FieldOperator(GeoWithin.SPEC, GeoWithin::parse),
          new FieldOperator(Gt.SPEC, Gt::parse),
          new FieldOperator(Gte.SPEC, Gte::parse),
          new FieldOperator(In.SPEC, In::parse),
          new FieldOperator(Lt.SPEC, Lt::parse),
          new FieldOperator(Lte.SPEC, Lte::parse),
          new FieldOperator(Mod.SPEC, Mod::parse),
          new FieldOperator(Ne.SPEC, Ne::parse),
          new FieldOperator(Near.SPEC, Near::refuse),
          new FieldOperator(Near.SPHERE_SPEC, Near::refuse),
          new FieldOperator(Nin.SPEC, Nin::parse),
          new FieldOperator(Not.SPEC, Not::parse),
          new FieldOperator(
              RegexMatch.SPEC,
              (operand, path, place) ->
                  RegexMatch.parse(new BsonDocument(RegexMatch.SPEC.name(), operand), place)),
          new FieldOperator(Size.SPEC, Size::parse),
          new FieldOperator(Type.SPEC, Type::parse),
          new FieldOperator(GeoWithin.OLD_SPEC, GeoWithin::parseOld));

  static final List<LogicalOperator> LOGICAL =
      List.of(
          new LogicalOperator(And.SPEC, And::of),
          new LogicalOperator(Nor.SPEC, Nor::new),
          new LogicalOperator(Or.SPEC, Or::new));

  /** Loquat's own, which commands take out of the top level of their filters. */
  private static final Set<String> TOP_LEVEL_OF_COMMANDS =
      Set.of("$archived", "$expectedVersion", "$softDelete");

  /** What the manual says about all of them, in the order of their names. */
  static final List<OperatorSpec> SPECS =
      Stream.of(
              DOCUMENT.stream().map(DocumentOperator::spec),
              FIELD.stream().map(FieldOperator::spec),
              LOGICAL.stream().map(LogicalOperator::spec))
          .flatMap(Function.identity())
          .sorted(Comparator.comparing(OperatorSpec::name))
          .toList();

  private static final Map<String, DocumentOperator> DOCUMENT_BY_NAME =
      DOCUMENT.stream().collect(Collectors.toMap(o -> o.spec().name(), Function.identity()));

  private static final Map<String, FieldOperator> FIELD_BY_NAME =
      FIELD.stream().collect(Collectors.toMap(o -> o.spec().name(), Function.identity()));

  private static final Map<String, LogicalOperator> LOGICAL_BY_NAME =
      LOGICAL.stream().collect(Collectors.toMap(o -> o.spec().name(), Function.identity()));

  /** The operator of this name on whole documents, if there is one. */
  static Optional<DocumentOperator> document(String name) {
    return Optional.ofNullable(DOCUMENT_BY_NAME.get(name));
  }

  /** Whether the name is of an operator that stands under a field, there or not yet. */
  static boolean isFieldOperator(String name) {
    return FIELD_BY_NAME.containsKey(name) || name.equals("$options");
  }

  /** Whether the name is of an operator that stands where a field's name could. */
  static boolean isTopLevelOperator(String name) {
    return DOCUMENT_BY_NAME.containsKey(name)
        || LOGICAL_BY_NAME.containsKey(name)
        || name.equals("$comment");
  }

  /** The operator that stands under a field. */
  static FieldOperator field(String name, Place place) {
    FieldOperator operator = FIELD_BY_NAME.get(name);
    if (operator != null) {
      return operator;
    }
    refuseOutsideTopLevel(name, place);
    throw place.error(
        name.equals("$options") ? "$options needs a $regex" : "unknown operator: " + name);
  }

  /** The operator that stands where a field's name could. */
  static LogicalOperator logical(String name, Place place) {
    LogicalOperator operator = LOGICAL_BY_NAME.get(name);
    if (operator != null) {
      return operator;
    }
    refuseOutsideTopLevel(name, place);
    throw place.error(
        "unknown top level operator: "
            + name
            + ". If you have a field name that starts with a '$' symbol, consider using $getField"
            + " or $setField.");
  }

  private static void refuseOutsideTopLevel(String name, Place place) {
    if (TOP_LEVEL_OF_COMMANDS.contains(name)) {
      throw place.error(
          name
              + " must stand at the top level of a command's filter or in an $and there, in"
              + " aggregate in a $match that is the first stage");
    }
  }
}
