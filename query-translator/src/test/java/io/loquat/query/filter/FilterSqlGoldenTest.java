package io.loquat.query.filter;

import io.loquat.model.SystemFields;
import io.loquat.query.operator.GoldenFile;
import io.loquat.query.sql.SqlFragment;
import io.loquat.query.sql.TranslationContext;
import java.util.stream.Collectors;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;

/** Filters beside their SQL; to add one, add its {@code filter:} line and rewrite the file. */
class FilterSqlGoldenTest {
  private static final String HEAD = "filter: ";

  @Test
  void filtersAreTranslatedAsTheGoldenFileSays() {
    GoldenFile golden = GoldenFile.cases("src/test/resources/golden/filters.yaml");

    golden.holds(
        golden
            .text()
            .lines()
            .filter(line -> line.startsWith("- " + HEAD))
            .map(line -> entry(line.substring(HEAD.length() + 2)))
            .collect(Collectors.joining("\n")));
  }

  private static String entry(String quoted) {
    BsonDocument document = BsonDocument.parse(quoted.substring(1, quoted.length() - 1));
    FilterPlan plan =
        Filters.plan(Filters.parse(document), new TranslationContext(SystemFields.VISIBLE));
    return "- "
        + HEAD
        + quoted
        + "\n  where: "
        + plan.where().map(SqlFragment::text).map(FilterSqlGoldenTest::block).orElse("all")
        + plan.where().map(FilterSqlGoldenTest::parameters).orElse("")
        + "\n  residual: "
        + plan.residual().map(r -> "'" + Filters.describe(r).toJson() + "'").orElse("none")
        + "\n";
  }

  private static String block(String text) {
    return ">-\n    " + text;
  }

  private static String parameters(SqlFragment where) {
    return where.parameters().stream()
        .map(parameter -> "\n    - '" + parameter.toString().replace("'", "''") + "'")
        .collect(Collectors.joining("", "\n  parameters:", ""));
  }
}
