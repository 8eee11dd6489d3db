package io.loquat.commands.argument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loquat.model.CommandException;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiftedOperatorsTest {
  private static String lifted(String filter) {
    return LiftedOperators.in(BsonDocument.parse(filter)).toJson();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{$and: [{_id: 1}, {$expectedVersion: 2}]}       | {$and: [{_id: 1}], $expectedVersion: 2}",
        "{$and: [{_id: 1, $softDelete: true}]}           | {$and: [{_id: 1}], $softDelete: true}",
        "{$and: [{a: 1}, {$and: [{$archived: 'only'}]}]} | {$and: [{a: 1}], $archived: 'only'}",
        "{$and: [{$archived: 'only'}], b: 1}             | {b: 1, $archived: 'only'}",
        "{$and: [{}, {$archived: 'only'}]}               | {$and: [{}], $archived: 'only'}",
        "{$archived: 'only', $and: [{$archived: 'only'}]} | {$archived: 'only'}",
      })
  void liftsWhatStandsInAnAnd(String filter, String expected) {
    assertThat(lifted(filter)).isEqualTo(BsonDocument.parse(expected).toJson());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{_id: 1, $expectedVersion: 2}",
        "{$or: [{$archived: 'only'}]}",
        "{$and: [{a: {$archived: 'only'}}, 5, []]}",
        "{$and: 5}",
        "{$and: []}",
      })
  void leavesOtherFiltersAsTheyAre(String filter) {
    BsonDocument given = BsonDocument.parse(filter);
    assertThat(LiftedOperators.in(given)).isSameAs(given);
  }

  @Test
  void refusesTwoDifferentValues() {
    assertThatThrownBy(() -> lifted("{$archived: 'only', $and: [{$archived: 'include'}]}"))
        .isInstanceOf(CommandException.class)
        .hasMessage("filter.$archived is there twice, with different values");
  }
}
