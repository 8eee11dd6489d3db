package io.loquat.query.filter;

import io.loquat.model.CommandException;
import io.loquat.model.SystemFields;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.OperatorSpec.Expected;
import io.loquat.query.sql.TranslationContext;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.BsonDocument;

/** The page that says which conditions SQL decides, made by asking the translator. */
final class PushdownPage {
  private static final String HEAD =
      """
      # What SQL decides

      Generated from the operators by `make docs`: each filter below was given to the translator.

      - **exact**: SQL alone decides which documents match.
      - **superset**: SQL selects all that match and perhaps more; the evaluator looks at what it
        selected.
      - **evaluator**: SQL says nothing; the evaluator looks at every document.

      The kinds of operands stand for a field at the top level of documents, without a collation.
      Under a collation, comparisons with texts are supersets. Paths of more than 8 names, and
      conditions too large for a statement, are left to the evaluator; a negation is in SQL where
      what it negates is exact. `explain` shows for any filter what became of it.

      | operator | exact | superset | evaluator |
      | --- | --- | --- | --- |
      """;

  /** A value of each kind that operands of comparisons have. */
  private static final Map<String, String> KINDS = new LinkedHashMap<>();

  static {
    KINDS.put("null", "null");
    KINDS.put("int", "5");
    KINDS.put("long above 2^52", "{$numberLong: '9007199254740993'}");
    KINDS.put("whole double", "5.0");
    KINDS.put("double", "5.5");
    KINDS.put("NaN", "{$numberDouble: 'NaN'}");
    KINDS.put("whole decimal", "{$numberDecimal: '5.00'}");
    KINDS.put("decimal", "{$numberDecimal: '5.5'}");
    KINDS.put("string", "'x'");
    KINDS.put("bool", "true");
    KINDS.put("date", "{$date: '2026-01-02T03:04:05Z'}");
    KINDS.put("date before 1970", "{$date: {$numberLong: '-1'}}");
    KINDS.put("objectId", "{$oid: '507f1f77bcf86cd799439011'}");
    KINDS.put("object", "{b: 5}");
    KINDS.put("array", "[5]");
    KINDS.put("binData", "{$binary: {base64: 'AQID', subType: '00'}}");
    KINDS.put("timestamp", "{$timestamp: {t: 1, i: 2}}");
    KINDS.put("regex that begins with text", "{$regularExpression: {pattern: 'x', options: ''}}");
    KINDS.put("other regex", "{$regularExpression: {pattern: 'x|y', options: 'i'}}");
    KINDS.put("javascript", "{$code: 'x'}");
    KINDS.put("minKey", "{$minKey: 1}");
  }

  private static final Set<String> OF_VALUES =
      Set.of("$eq", "$gt", "$gte", "$lt", "$lte", "$ne", "$regex");

  private static final Set<String> OF_LISTS = Set.of("$all", "$in", "$nin");

  private PushdownPage() {}

  /** What can become of a filter. */
  private enum Answer {
    EXACT,
    SUPERSET,
    EVALUATOR
  }

  static String text() {
    return HEAD + Filters.operators().stream().map(PushdownPage::row).collect(Collectors.joining());
  }

  private static String row(OperatorSpec spec) {
    Map<Answer, List<String>> cells = new EnumMap<>(Answer.class);
    filters(spec)
        .forEach(
            (label, filter) ->
                answer(filter)
                    .ifPresent(
                        answer ->
                            cells.computeIfAbsent(answer, _ -> new ArrayList<>()).add(label)));
    return "| [`%s`](operators/filters.md#%s) |".formatted(spec.name(), anchor(spec))
        + cell(cells, Answer.EXACT)
        + cell(cells, Answer.SUPERSET)
        + cell(cells, Answer.EVALUATOR)
        + "\n";
  }

  private static String anchor(OperatorSpec spec) {
    return spec.name().substring(1).toLowerCase(Locale.ROOT);
  }

  private static String cell(Map<Answer, List<String>> cells, Answer answer) {
    List<String> labels = cells.getOrDefault(answer, List.of());
    return labels.isEmpty() ? " |" : " " + String.join(", ", labels) + " |";
  }

  /** By label: the kinds of operands, or the operator's own examples as they stand. */
  private static Map<String, String> filters(OperatorSpec spec) {
    Map<String, String> filters = new LinkedHashMap<>();
    boolean lists = OF_LISTS.contains(spec.name());
    if (lists || OF_VALUES.contains(spec.name())) {
      String template = lists ? "{a: {'%s': [%s]}}" : "{a: {'%s': %s}}";
      KINDS.forEach((kind, value) -> filters.put(kind, template.formatted(spec.name(), value)));
      return filters;
    }
    spec.examples().stream()
        .filter(example -> example.expected() instanceof Expected.Result)
        .forEach(
            example ->
                filters.put(
                    "`" + example.expression().replace("|", "\\|") + "`", example.expression()));
    return filters;
  }

  /** Empty for what the operator refuses. */
  private static Optional<Answer> answer(String filter) {
    Filter parsed;
    try {
      parsed = Filters.parse(BsonDocument.parse(filter));
    } catch (CommandException _) {
      return Optional.empty();
    }
    FilterPlan plan = Filters.plan(parsed, new TranslationContext(SystemFields.VISIBLE));
    if (plan.residual().isEmpty()) {
      return Optional.of(Answer.EXACT);
    }
    return Optional.of(plan.where().isEmpty() ? Answer.EVALUATOR : Answer.SUPERSET);
  }
}
