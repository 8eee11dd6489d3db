package io.loquat.query.filter;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.loquat.model.SystemFields;
import io.loquat.query.sql.TranslationContext;
import java.lang.management.ManagementFactory;
import java.util.stream.IntStream;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a filter too large for a statement may cost, and what becomes of the rest of it. */
class FilterSqlBoundsTest {
  private static final TranslationContext CONTEXT = new TranslationContext(SystemFields.VISIBLE);
  private static final int MEGABYTE = 1024 * 1024;

  @ParameterizedTest
  @ValueSource(strings = {"$or", "$nor"})
  void aHugeFilterIsLeftToTheEvaluatorWithoutBeingTranslated(String operator) {
    Filter filter = Filters.parse(branches(operator, 40_000));
    long before = allocated();
    FilterPlan plan = Filters.plan(filter, CONTEXT);
    assertThat((allocated() - before) / MEGABYTE).isLessThan(20);
    assertThat(plan.where()).isEmpty();
    assertThat(plan.residual()).contains(filter);
  }

  @Test
  void aSmallConditionBesideAHugeOneIsStillInTheStatement() {
    BsonDocument filter = branches("$or", 40_000).append("kilos", new BsonInt32(3));
    FilterPlan plan = Filters.plan(Filters.parse(filter), CONTEXT);
    assertThat(plan.where().orElseThrow().parameters()).hasSizeBetween(1, 99);
    assertThat(plan.residual()).contains(Filters.parse(branches("$or", 40_000)));
  }

  private static BsonDocument branches(String operator, int count) {
    return new BsonDocument(
        operator,
        new BsonArray(
            IntStream.range(0, count)
                .mapToObj(i -> new BsonDocument("a.b", new BsonInt32(i)))
                .toList()));
  }

  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }
}
