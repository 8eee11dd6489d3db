package io.loquat.query.update;

import io.loquat.query.operator.GoldenFile;
import io.loquat.query.operator.OperatorPage;
import org.junit.jupiter.api.Test;

class UpdateDocsTest {
  @Test
  void theManualsPageIsWhatTheOperatorsSay() {
    GoldenFile.page("../docs/operators/updates.md")
        .holds(
            OperatorPage.of(
                "Updates",
                "Generated from the operators by `make docs`. Every example below runs as a test"
                    + " of the evaluator and, where SQL can say it, of the SQL.",
                "update",
                Updates.operators()));
  }
}
