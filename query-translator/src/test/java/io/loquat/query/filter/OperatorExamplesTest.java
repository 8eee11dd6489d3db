package io.loquat.query.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loquat.model.CommandException;
import io.loquat.query.operator.OperatorSpec.Example;
import io.loquat.query.operator.OperatorSpec.Expected;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OperatorExamplesTest {
  static Stream<Example> examples() {
    return Filters.operators().stream().flatMap(spec -> spec.examples().stream());
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyExampleOfAnOperatorHolds(Example example) {
    BsonDocument filter = BsonDocument.parse(example.expression());
    BsonDocument document = BsonDocument.parse(example.input());
    switch (example.expected()) {
      case Expected.Result(String result) ->
          assertThat(Filters.matches(Filters.parse(filter), document)).hasToString(result);
      case Expected.Failure(var code) ->
          assertThatThrownBy(() -> Filters.parse(filter))
              .isInstanceOfSatisfying(
                  CommandException.class, error -> assertThat(error.code()).isEqualTo(code));
    }
  }

  @Test
  void operatorsAreListedByName() {
    assertThat(Operators.DOCUMENT.stream().map(o -> o.spec().name())).isSorted();
    assertThat(Operators.FIELD.stream().map(o -> o.spec().name())).isSorted();
    assertThat(Operators.LOGICAL.stream().map(o -> o.spec().name())).isSorted();
  }

  @Test
  void describesEveryOperatorInOneSentence() {
    assertThat(Filters.operators())
        .allSatisfy(spec -> assertThat(spec.description()).endsWith(".").doesNotContain("\n"));
  }
}
