package io.loquat.query.filter;

import io.loquat.query.meta.MetaField;
import io.loquat.query.sql.TranslationContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Splits a filter between SQL and the evaluator. Confined to one translation. */
final class FilterSql {
  /** Larger statements take longer to prepare than they save; the evaluator has no such bound. */
  private static final int PARAMETERS_MAX = 20_000;

  private static final int CHARACTERS_MAX = 200_000;

  private final TranslationContext context;
  private int parameters;
  private int characters;

  private FilterSql(TranslationContext context) {
    this.context = context;
  }

  static FilterPlan plan(Filter filter, TranslationContext context) {
    FilterSql translation = new FilterSql(context);
    List<Filter> conjuncts = new ArrayList<>();
    flatten(filter, conjuncts);
    List<SqlCondition> pushed = new ArrayList<>();
    List<Filter> residual = new ArrayList<>();
    for (Filter conjunct : conjuncts) {
      SqlCondition condition = translation.bounded(conjunct);
      pushed.add(condition);
      if (!condition.exact()) {
        residual.add(conjunct);
      }
    }
    SqlCondition where = SqlCondition.and(pushed);
    return new FilterPlan(
        where.selectsAll() ? Optional.empty() : Optional.of(where.text()),
        residual.isEmpty() ? Optional.empty() : Optional.of(And.of(residual)));
  }

  /** What one conjunct took is given back if it cannot be in the statement. */
  private SqlCondition bounded(Filter filter) {
    int parametersBefore = parameters;
    int charactersBefore = characters;
    SqlCondition condition = condition(filter);
    if (isFull()) {
      parameters = parametersBefore;
      characters = charactersBefore;
      return SqlCondition.UNKNOWN;
    }
    return condition;
  }

  private boolean isFull() {
    return parameters > PARAMETERS_MAX || characters > CHARACTERS_MAX;
  }

  private static void flatten(Filter filter, List<Filter> conjuncts) {
    switch (filter) {
      case And(List<Filter> filters) -> filters.forEach(part -> flatten(part, conjuncts));
      case Filter.All() -> {}
      case Or _, Nor _, Field _, MetaCondition _, DocumentCondition _ -> conjuncts.add(filter);
    }
  }

  private SqlCondition condition(Filter filter) {
    return switch (filter) {
      case Filter.All() -> SqlCondition.ALWAYS;
      case And(List<Filter> filters) -> SqlCondition.and(conditions(filters));
      case Or(List<Filter> filters) -> SqlCondition.or(conditions(filters));
      case Nor(List<Filter> filters) -> SqlCondition.or(conditions(filters)).negated();
      case Field(Path path, Predicate predicate) ->
          condition(predicate, FieldSql.of(path, context));
      case MetaCondition(MetaField field, Path path, Predicate predicate) ->
          condition(predicate, FieldSql.of(field, path));
      case DocumentCondition condition -> condition.toSql(context);
    };
  }

  /** Counted here, so that no more is made of a filter of any size than the bounds allow. */
  private SqlCondition condition(Predicate predicate, FieldSql field) {
    if (isFull()) {
      return SqlCondition.UNKNOWN;
    }
    SqlCondition condition = predicate.toSql(field);
    parameters += condition.text().parameters().size();
    characters += condition.text().text().length();
    return condition;
  }

  private List<SqlCondition> conditions(List<Filter> filters) {
    return filters.stream().map(this::condition).toList();
  }
}
