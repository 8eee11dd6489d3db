package io.loquat.query.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loquat.model.CommandException;
import io.loquat.model.SystemFields;
import io.loquat.query.context.QueryContext;
import java.util.List;
import java.util.Optional;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PipelineUpdateTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[]|{_id: 1, a: 1}|{_id: 1, a: 1}",
        "[{$set: {b: '$a'}}, {$unset: 'a'}]|{_id: 1, a: 1}|{_id: 1, b: 1}",
        "[{$addFields: {c: '$$constant'}}]|{_id: 1}|{_id: 1, c: 7}",
        "[{$project: {a: 1, _id: 0}}]|{_id: 1, a: 1, b: 2}|{_id: 1, a: 1}",
        "[{$replaceWith: {a: '$b'}}]|{_id: 1, b: 2}|{_id: 1, a: 2}",
        "[{$replaceRoot: {newRoot: {$literal: {$a: 1}}}}]|{_id: 1, b: 2}|{_id: 1, $a: 1}",
      })
  void makesADocumentOfADocument(String stages, String before, String after) {
    assertThat(Updates.apply(parse(stages), BsonDocument.parse(before)).toJson())
        .isEqualTo(BsonDocument.parse(after).toJson());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[{$match: {a: 1}}]|72|$match is not allowed to be used within an update",
        "[{$out: 'a'}]|72|$out is not allowed to be used within an update",
        "[{$foo: 1}]|40324|Unrecognized pipeline stage name: '$foo'",
        "[{$set: {a: 1}, $unset: 'b'}]|40323|exactly one field",
        "[1]|14|must be an object",
      })
  void refusesOtherStages(String stages, int code, String message) {
    assertThatThrownBy(() -> parse(stages))
        .hasMessageContaining(message)
        .isInstanceOfSatisfying(
            CommandException.class, error -> assertThat(error.code().number()).isEqualTo(code));
  }

  @Test
  void keepsTheIdAsItIs() {
    assertThatThrownBy(
            () -> Updates.apply(parse("[{$set: {_id: 2}}]"), BsonDocument.parse("{_id: 1}")))
        .hasMessageContaining("altered to _id: 2");
  }

  @Test
  void stopsADocumentThatDoublesWithEveryStage() {
    String stages = "[" + "{$set: {a: ['$a', '$a']}},".repeat(60) + "]";
    assertThatThrownBy(() -> Updates.apply(parse(stages), BsonDocument.parse("{_id: 1, a: 1}")))
        .hasMessageContaining("too much memory");
  }

  @Test
  void startsAnUpsertFromTheSeed() {
    assertThat(Updates.upsert(parse("[{$set: {b: '$a'}}]"), BsonDocument.parse("{_id: 1, a: 2}")))
        .isEqualTo(BsonDocument.parse("{_id: 1, a: 2, b: 2}"));
  }

  @Test
  void refusesConstantsWithoutAPipeline() {
    UpdateSource source =
        new UpdateSource(new BsonDocument(), List.of(), Optional.of(new BsonDocument()));
    assertThatThrownBy(() -> Updates.parse(source, SystemFields.HIDDEN, QueryContext.plain()))
        .hasMessage("Constant values may only be specified for pipeline updates");
  }

  @Test
  void dropsVisibleSystemFields() {
    UpdateSource source = UpdateSource.of(BsonArray.parse("[{$set: {_version: 9, a: 1}}]"));
    Update update = Updates.parse(source, SystemFields.VISIBLE, QueryContext.plain());
    assertThat(Updates.apply(update, BsonDocument.parse("{_id: 1}")))
        .isEqualTo(BsonDocument.parse("{_id: 1, a: 1}"));
  }

  private static Update parse(String stages) {
    BsonDocument constants = new BsonDocument("constant", new BsonInt32(7));
    UpdateSource source =
        new UpdateSource(BsonArray.parse(stages), List.of(), Optional.of(constants));
    return Updates.parse(source, SystemFields.HIDDEN, QueryContext.plain());
  }
}
