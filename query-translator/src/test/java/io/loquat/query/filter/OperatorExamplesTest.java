package io.loquat.query.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import java.util.List;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OperatorExamplesTest {
  static List<OperatorSpec> specs() {
    return Stream.concat(
            Operators.FIELD.stream().map(Operators.FieldOperator::spec),
            Operators.LOGICAL.stream().map(Operators.LogicalOperator::spec))
        .toList();
  }

  static Stream<OperatorExample> matching() {
    return specs().stream().flatMap(s -> s.examples().stream()).filter(e -> e.error().isEmpty());
  }

  static Stream<OperatorExample> refused() {
    return specs().stream().flatMap(s -> s.examples().stream()).filter(e -> e.error().isPresent());
  }

  @ParameterizedTest
  @MethodSource("matching")
  void theEvaluatorAnswersAsTheExampleSays(OperatorExample example) {
    Filter filter = Filters.parse(BsonDocument.parse(example.filter()));

    assertThat(Filters.matches(filter, BsonDocument.parse(example.document())))
        .isEqualTo(example.matches());
  }

  @ParameterizedTest
  @MethodSource("refused")
  void theParserRefusesAsTheExampleSays(OperatorExample example) {
    assertThatThrownBy(() -> Filters.parse(BsonDocument.parse(example.filter())))
        .isInstanceOfSatisfying(
            CommandException.class,
            e -> assertThat(e.code()).isEqualTo(example.error().orElseThrow()));
  }

  @Test
  void listsOperatorsInTheOrderOfTheirNames() {
    assertThat(Operators.FIELD.stream().map(o -> o.spec().name())).isSorted();
    assertThat(Operators.LOGICAL.stream().map(o -> o.spec().name())).isSorted();
  }

  @Test
  void describesEveryOperatorInOneSentenceWithExamples() {
    assertThat(specs())
        .allSatisfy(
            spec -> {
              assertThat(spec.description()).endsWith(".").doesNotContain("\n");
              assertThat(spec.examples()).hasSizeGreaterThan(2);
              assertThat(spec.errorCodes()).doesNotContain(ErrorCode.INTERNAL_ERROR);
            });
  }
}
