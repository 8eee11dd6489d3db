package io.loquat.query.filter;

import io.loquat.query.operator.GoldenFile;
import org.junit.jupiter.api.Test;

class PushdownDocsTest {
  @Test
  void theTableIsWhatTheTranslatorAnswers() {
    GoldenFile.page("../docs/PUSHDOWN.md").holds(PushdownPage.text());
  }
}
