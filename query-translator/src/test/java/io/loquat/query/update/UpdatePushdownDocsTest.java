package io.loquat.query.update;

import io.loquat.model.CommandException;
import io.loquat.model.SystemFields;
import io.loquat.query.operator.GoldenFile;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.OperatorSpec.Example;
import io.loquat.query.sql.TranslationContext;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UpdatePushdownDocsTest {
  private static final TranslationContext CONTEXT = new TranslationContext(SystemFields.HIDDEN);

  private static final String HEAD =
      """
      # Which updates SQL makes

      Generated from the operators by `make docs`: each update below was given to the translator.

      An update of one document, named by its `_id`, is one statement where all of its operators
      have SQL. The statement's guard holds only on rows where the result is exactly what the
      evaluator gives; all other rows, and all other updates, are read, changed in Java and
      written. Paths with names that look like Loquat's own, paths of more than ten names,
      positional paths, replacements and pipelines are always made in Java.

      | operator | SQL, where the row allows it | Java |
      | --- | --- | --- |
      """;

  @Test
  void theTableIsWhatTheTranslatorAnswers() {
    GoldenFile.page("../docs/PUSHDOWN_UPDATES.md")
        .holds(
            HEAD
                + Updates.operators().stream()
                    .map(UpdatePushdownDocsTest::row)
                    .collect(Collectors.joining()));
  }

  private static String row(OperatorSpec spec) {
    return "| [`%s`](operators/updates.md#%s) | %s | %s |%n"
        .formatted(
            spec.name(),
            spec.name().substring(1).toLowerCase(Locale.ROOT),
            cell(spec, UpdatePushdownDocsTest::isInSql),
            cell(spec, update -> !isInSql(update)));
  }

  private static String cell(OperatorSpec spec, Predicate<String> kind) {
    return updates(spec).stream()
        .filter(kind)
        .map(update -> "`" + update + "`")
        .collect(Collectors.joining(", "));
  }

  private static List<String> updates(OperatorSpec spec) {
    return spec.examples().stream()
        .map(Example::expression)
        .flatMap(
            update -> {
              try {
                UpdateCases.parse(update);
                return Stream.of(update);
              } catch (CommandException refused) {
                return Stream.empty();
              }
            })
        .distinct()
        .toList();
  }

  private static boolean isInSql(String update) {
    return Updates.plan(UpdateCases.parse(update), CONTEXT).isPresent();
  }
}
