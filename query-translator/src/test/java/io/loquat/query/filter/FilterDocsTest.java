package io.loquat.query.filter;

import io.loquat.query.operator.GoldenFile;
import io.loquat.query.operator.OperatorPage;
import org.junit.jupiter.api.Test;

class FilterDocsTest {
  @Test
  void theManualsPageIsWhatTheOperatorsSay() {
    GoldenFile.page("../docs/operators/filters.md")
        .holds(
            OperatorPage.of(
                "Filters",
                "Generated from the operators by `make docs`. Every example below runs as a test"
                    + " of the evaluator and of the SQL.",
                "filter",
                Filters.operators()));
  }
}
