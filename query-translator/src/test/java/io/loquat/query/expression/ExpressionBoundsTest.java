package io.loquat.query.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.context.QueryContext;
import io.loquat.query.expression.tree.Scope;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client's expression makes stays within memory and time. */
class ExpressionBoundsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{$range: [0, 2000000000]}",
        "{$reduce: {input: {$range: [0, 60]}, initialValue: [1], in: {$concatArrays: ['$$value',"
            + " '$$value']}}}",
        "{$reduce: {input: {$range: [0, 60]}, initialValue: 1, in: ['$$value', '$$value']}}",
        "{$map: {input: {$range: [0, 100000]}, in: {$range: [0, 100000]}}}",
        "{$zip: {inputs: [{$range: [0, 1000000]}, [], [], [], [], [], [], [], [], []],"
            + " useLongestLength: true}}",
      })
  void refusesToMakeMoreThanMemoryHolds(String expression) {
    assertThatThrownBy(() -> value(expression, QueryContext.plain()))
        .isInstanceOfSatisfying(
            CommandException.class,
            error -> assertThat(error.code()).isEqualTo(ErrorCode.EXCEEDED_MEMORY_LIMIT));
  }

  @Test
  void refusesVariablesThatDoubleOneAnother() {
    String doubling = "'$$x'";
    for (int i = 0; i < 40; i++) {
      doubling = "{$let: {vars: {x: ['$$x', '$$x']}, in: " + doubling + "}}";
    }
    String whole = "{$let: {vars: {x: '$a'}, in: " + doubling + "}}";
    assertThatThrownBy(() -> value(whole, QueryContext.plain()))
        .isInstanceOfSatisfying(
            CommandException.class,
            error -> assertThat(error.code()).isEqualTo(ErrorCode.EXCEEDED_MEMORY_LIMIT));
  }

  @Test
  void refusesWhatIsNestedTooDeep() {
    assertThatThrownBy(
            () ->
                value(
                    "{$reduce: {input: {$range: [0, 1000]}, initialValue: 1, in: ['$$value']}}",
                    QueryContext.plain()))
        .isInstanceOfSatisfying(
            CommandException.class,
            error -> assertThat(error.code()).isEqualTo(ErrorCode.OVERFLOW));
  }

  @Test
  void shortLoopsWithinLoopsLookAtTheTimeToo() {
    String loops = "1";
    for (int i = 0; i < 20; i++) {
      loops = "{$filter: {input: {$literal: [1, 2, 3, 4]}, cond: " + loops + "}}";
    }
    AtomicInteger checks = new AtomicInteger();
    QueryContext context =
        QueryContext.plain()
            .withTimeLimit(
                () -> {
                  if (checks.incrementAndGet() > 1000) {
                    throw new CommandException(ErrorCode.MAX_TIME_MS_EXPIRED, "too late");
                  }
                });
    String endless = loops.replace("cond: 1}", "cond: '$a'}");
    assertThatThrownBy(() -> value(endless, context))
        .isInstanceOfSatisfying(
            CommandException.class,
            error -> assertThat(error.code()).isEqualTo(ErrorCode.MAX_TIME_MS_EXPIRED));
  }

  private static BsonValue value(String expression, QueryContext context) {
    return Expressions.parse(
            BsonDocument.parse("{value: " + expression + "}").get("value"), context)
        .evaluate(Scope.empty());
  }
}
