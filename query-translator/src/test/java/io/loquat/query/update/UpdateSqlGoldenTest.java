package io.loquat.query.update;

import io.loquat.model.SystemFields;
import io.loquat.query.operator.GoldenFile;
import io.loquat.query.sql.SqlFragment;
import io.loquat.query.sql.TranslationContext;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Updates beside their SQL; to add one, add its {@code update:} line and rewrite the file. */
class UpdateSqlGoldenTest {
  private static final String HEAD = "update: ";

  @Test
  void updatesAreTranslatedAsTheGoldenFileSays() {
    GoldenFile golden = GoldenFile.cases("src/test/resources/golden/updates.yaml");

    golden.holds(
        golden
            .text()
            .lines()
            .filter(line -> line.startsWith("- " + HEAD))
            .map(line -> entry(line.substring(HEAD.length() + 2)))
            .collect(Collectors.joining("\n")));
  }

  private static String entry(String quoted) {
    Update update = UpdateCases.parse(quoted.substring(1, quoted.length() - 1));
    String plan =
        Updates.plan(update, new TranslationContext(SystemFields.HIDDEN))
            .map(p -> fragment("newData", p.newData()) + fragment("guard", p.guard()))
            .orElse("\n  sql: none");
    return "- " + HEAD + quoted + plan + "\n";
  }

  private static String fragment(String name, SqlFragment sql) {
    return "\n  " + name + ": >-\n    " + sql.text() + parameters(name, sql);
  }

  private static String parameters(String name, SqlFragment sql) {
    return sql.parameters().stream()
        .map(parameter -> "\n    - '" + parameter.toString().replace("'", "''") + "'")
        .collect(Collectors.joining("", "\n  " + name + "Parameters:", ""));
  }
}
