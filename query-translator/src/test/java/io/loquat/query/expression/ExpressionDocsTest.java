package io.loquat.query.expression;

import io.loquat.query.operator.GoldenFile;
import io.loquat.query.operator.OperatorPage;
import org.junit.jupiter.api.Test;

class ExpressionDocsTest {
  @Test
  void theManualsPageIsWhatTheOperatorsSay() {
    GoldenFile.page("../docs/operators/expressions.md")
        .holds(
            OperatorPage.of(
                "Expressions",
                "Generated from the operators by `make docs`. Every example below runs as a test"
                    + " of the evaluator. An example without a result gives no value at all.",
                "expression",
                Expressions.operators()));
  }
}
