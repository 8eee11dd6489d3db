package io.loquat.query.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loquat.model.CommandException;
import io.loquat.model.SystemFields;
import io.loquat.query.context.QueryContext;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code $}, {@code $[]} and {@code $[identifier]} in paths. */
class PositionalUpdateTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{$set: {'a.$': 9}}|[]|{a: [1, 2]}|{a: [1, 9]}",
        "{$set: {'a.$.x': 9}}|[]|{a: [{}, {x: 1}]}|{a: [{}, {x: 9}]}",
        "{$set: {'a.$': 9, 'a.0': 8}}|[]|{a: [1, 2]}|{a: [8, 9]}",
        "{$set: {'a.$.x': 9, 'a.1.y': 8}}|[]|{a: [1, {}]}|{a: [1, {x: 9, y: 8}]}",
        "{$unset: {'a.$': 1}}|[]|{a: [1, 2]}|{a: [1, null]}",
        "{$set: {'a.$': 9}}|[]|{a: {}}|{a: {'1': 9}}",
        "{$inc: {'a.$[]': 1}}|[]|{a: [1, 2]}|{a: [2, 3]}",
        "{$inc: {'a.$[].b.$[]': 1}}|[]|{a: [{b: [1]}, {b: []}]}|{a: [{b: [2]}, {b: []}]}",
        "{$set: {'a.$[].x': 1}}|[]|{a: []}|{a: []}",
        "{$unset: {'a.$[].x': 1}}|[]|{a: [1, {x: 1}]}|{a: [1, {}]}",
        "{$set: {'a.$[e]': 0}}|[{e: {$gt: 1}}]|{a: [1, 2, 3]}|{a: [1, 0, 0]}",
        "{$set: {'a.$[e].x': 0}}|[{'e.y': 1}]|{a: [{y: 1}, {y: 2}]}|{a: [{y: 1, x: 0}, {y: 2}]}",
        "{$set: {'a.$[e]': 0}}|[{$or: [{e: 1}, {e: 3}]}]|{a: [1, 2, 3]}|{a: [0, 2, 0]}",
        "{$set: {'a.$[e]': 0, 'a.$[f]': 5}}|[{e: 1}, {f: 2}]|{a: [1, 2]}|{a: [0, 5]}",
        "{$set: {'a.$[e].x': 0, 'a.$[].y': 5}}|[{'e.z': 1}]|{a: [{z: 1}, {}]}"
            + "|{a: [{z: 1, x: 0, y: 5}, {y: 5}]}",
        "{$push: {'a.$[e].x': 2}}|[{'e.x': 1}]|{a: [{x: [1]}, {x: []}]}|{a: [{x: [1, 2]}, {x:"
            + " []}]}",
      })
  void changesTheElementsThatThePathMeans(
      String update, String filters, String before, String after) {
    assertThat(apply(update, filters, before)).isEqualTo(BsonDocument.parse(after).toJson());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{$set: {}}|[{e: 1}]|9|The array filter for identifier 'e' was not used in the update",
        "{$set: {'a.$[e]': 1}}|[{e: 1}, {e: 2}]|9|Found multiple array filters",
        "{$set: {'a.$[e]': 1}}|[{}]|9|without a top-level field name",
        "{$set: {'a.$[e]': 1}}|[{e: 1, f: 2}]|9|Expected a single top-level field name",
        "{$set: {'a.$[E]': 1}}|[{E: 1}]|2|beginning with a lowercase letter, found 'E'",
        "{$set: {'a.$[e]': 1}}|[{$expr: true}]|224|$expr is not allowed",
        "{$set: {'a.$[e]': 1}}|[{$text: {$search: 'x'}}]|2|$text is not allowed",
        "{$set: {'a.$[e]': 1}}|[{e: {$near: [0, 0]}}]|5626500|not allowed in this context",
        "{$set: {'a.$[e]': 1}}|[{e: {$foo: 1}}]|2|",
        "{a: 1}|[{e: 1}]|9|arrayFilters may not be specified for replacement-style updates",
        "{$set: {'a.$[e]': 1, 'a.$[f]': 2}}|[{e: 1}, {f: 1}]|40|Update created a conflict at 'a.0'",
        "{$set: {'a.$': 1, 'a.1': 2}}|[]|40|Update created a conflict at 'a.1'",
      })
  void refusesWhatMongoDbRefuses(String update, String filters, int code, String message) {
    assertThatThrownBy(() -> apply(update, filters, "{a: [1, 2]}"))
        .hasMessageContaining(message == null ? "" : message)
        .isInstanceOfSatisfying(
            CommandException.class, error -> assertThat(error.code().number()).isEqualTo(code));
  }

  @ParameterizedTest
  @CsvSource({"a.$[].x", "a.$[].y.1000000"})
  void stopsWhatGetsTooLargeInManyPlaces(String path) {
    BsonArray elements = new BsonArray();
    for (int i = 0; i < 50_000; i++) {
      elements.add(BsonDocument.parse("{y: []}"));
    }
    BsonDocument change = new BsonDocument(path, new BsonString("x".repeat(1000)));
    Update update =
        Updates.parse(new BsonDocument("$set", change), SystemFields.HIDDEN, QueryContext.plain());
    assertThatThrownBy(() -> Updates.apply(update, new BsonDocument("a", elements)))
        .hasMessageContaining("larger than");
  }

  private static String apply(String update, String filters, String before) {
    List<BsonDocument> arrayFilters =
        BsonArray.parse(filters).stream().map(BsonValue::asDocument).toList();
    UpdateSource source =
        new UpdateSource(BsonDocument.parse(update), arrayFilters, Optional.empty());
    Update parsed = Updates.parse(source, SystemFields.HIDDEN, QueryContext.plain());
    return Updates.apply(parsed, BsonDocument.parse(before), () -> OptionalInt.of(1)).toJson();
  }
}
