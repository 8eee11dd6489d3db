package io.loquat.query.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loquat.model.CommandException;
import io.loquat.model.MissingValue;
import io.loquat.query.context.QueryContext;
import io.loquat.query.expression.tree.Scope;
import io.loquat.query.meta.DocumentMeta;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.OperatorSpec.Example;
import io.loquat.query.operator.OperatorSpec.Expected;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExpressionExamplesTest {
  static Stream<Example> examples() {
    return Expressions.operators().stream().flatMap(spec -> spec.examples().stream());
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyExampleOfAnOperatorHolds(Example example) {
    switch (example.expected()) {
      case Expected.Result(String result) ->
          assertThat(value(example))
              .isEqualTo(result.isEmpty() ? MissingValue.VALUE : value(result));
      case Expected.Failure(var code) ->
          assertThatThrownBy(() -> value(example))
              .isInstanceOfSatisfying(
                  CommandException.class, error -> assertThat(error.code()).isEqualTo(code));
    }
  }

  private static BsonValue value(Example example) {
    BsonDocument document = BsonDocument.parse(example.input());
    return Expressions.parse(value(example.expression()), QueryContext.plain())
        .evaluate(Scope.of(document, DocumentMeta.NONE));
  }

  private static BsonValue value(String json) {
    return BsonDocument.parse("{value: " + json + "}").get("value");
  }

  @Test
  void describesEveryOperatorInOneSentence() {
    assertThat(Expressions.operators())
        .allSatisfy(spec -> assertThat(spec.description()).endsWith(".").doesNotContain("\n"));
  }

  @Test
  void everyOperatorIsThereOnce() {
    assertThat(Expressions.operators().stream().map(OperatorSpec::name)).doesNotHaveDuplicates();
  }
}
