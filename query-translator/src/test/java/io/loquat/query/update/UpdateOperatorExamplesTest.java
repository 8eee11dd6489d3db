package io.loquat.query.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loquat.model.CommandException;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.OperatorSpec.Example;
import io.loquat.query.operator.OperatorSpec.Expected;
import java.util.List;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UpdateOperatorExamplesTest {
  static Stream<Example> examples() {
    return UpdateOperators.ALL.stream()
        .map(UpdateOperator::spec)
        .map(OperatorSpec::examples)
        .flatMap(List::stream);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyExampleOfAnOperatorHolds(Example example) {
    BsonDocument before = BsonDocument.parse(example.input());
    switch (example.expected()) {
      case Expected.Result(String json) ->
          assertThat(UpdateCases.apply(example.expression(), before).toJson())
              .isEqualTo(BsonDocument.parse(json).toJson());
      case Expected.Failure(var code) ->
          assertThatThrownBy(() -> UpdateCases.apply(example.expression(), before))
              .isInstanceOfSatisfying(
                  CommandException.class, error -> assertThat(error.code()).isEqualTo(code));
    }
  }

  @Test
  void operatorsAreListedByName() {
    assertThat(UpdateOperators.ALL.stream().map(UpdateOperator::name)).isSorted();
  }
}
