package io.loquat.query.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import java.util.List;
import java.util.Optional;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterParserTest {
  private static Filter parse(String json) {
    return Filters.parse(BsonDocument.parse(json));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{$foo: 1} | unknown top level operator: $foo. If you have a field name that starts with a"
            + " '$' symbol, consider using $getField or $setField. (at filter.$foo)",
        "{a: {$foo: 1}} | unknown operator: $foo (at filter.a.$foo)",
        "{a: {$gt: 1, b: 2}} | unknown operator: b (at filter.a.b)",
        "{a: {$and: [{b: 1}]}} | unknown operator: $and (at filter.a.$and)",
        "{$or: 1} | $or must be an array (at filter.$or)",
        "{$or: []} | $and/$or/$nor must be a nonempty array (at filter.$or)",
        "{$nor: [{a: 1}, 2]} | $or/$and/$nor entries need to be full objects (at filter.$nor)",
        "{$and: [{a: 1}, {age: {$gt: {$undefined: true}}}]}"
            + " | cannot compare to undefined (at filter.$and[1].age.$gt)",
        "{a: {$undefined: true}} | cannot compare to undefined (at filter.a)",
        "{a: {$in: 1}} | $in needs an array (at filter.a.$in)",
        "{a: {$nin: [{$x: 1}]}} | cannot nest $ under $nin (at filter.a.$nin)",
        "{a: {$in: [{$undefined: true}]}}"
            + " | InMatchExpression equality cannot be undefined (at filter.a.$in)",
        "{a: {$not: 1}} | $not needs a regex or a document (at filter.a.$not)",
        "{a: {$not: {}}} | $not cannot be empty (at filter.a.$not)",
        "{a: {$not: {$gt: /x/}}}"
            + " | Can't have RegEx as arg to predicate over field 'a'. (at filter.a.$not.$gt)",
        "{a: {$ne: /x/}} | Can't have regex as arg to $ne. (at filter.a.$ne)",
        "{$or: [{$archived: 'only'}]} | $archived must stand at the top level of a command's"
            + " filter, in aggregate at that of a $match that is the first stage (at"
            + " filter.$or[0].$archived)",
        "{a: {$softDelete: true}} | $softDelete must stand at the top level of a command's filter,"
            + " in aggregate at that of a $match that is the first stage (at filter.a.$softDelete)",
        "{a: {$options: 'i'}} | $options needs a $regex (at filter.a.$options)",
      })
  void saysWhatIsWrongAndWhere(String filter, String message) {
    assertThatThrownBy(() -> parse(filter))
        .hasMessage(message)
        .isInstanceOfSatisfying(
            CommandException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_VALUE));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{a: {$type: 'int'}} | $type is not supported yet (at filter.a.$type)",
        "{$expr: true} | $expr is not supported yet (at filter.$expr)",
        "{a: /x/} | a regular expression is not supported yet (at filter.a)",
        "{a: {$in: [/x/]}} | a regular expression in $in is not supported yet (at filter.a.$in)",
      })
  void namesWhatIsNotSupportedYet(String filter, String message) {
    assertThatThrownBy(() -> parse(filter))
        .hasMessage(message)
        .isInstanceOfSatisfying(
            CommandException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.COMMAND_NOT_SUPPORTED));
  }

  @Test
  void refusesFiltersNestedTooDeeply() {
    BsonDocument filter = new BsonDocument("a", new BsonInt32(1));
    for (int i = 0; i < 10_000; i++) {
      filter = new BsonDocument("$and", new BsonArray(List.of(filter)));
    }
    BsonDocument deep = filter;

    assertThatThrownBy(() -> Filters.parse(deep))
        .isInstanceOf(CommandException.class)
        .hasMessageStartingWith("exceeded maximum query tree depth of 100 (at filter.$and[0]");
  }

  @Test
  void takesAReferenceForAValue() {
    Filter filter = parse("{a: {$ref: 'c', $id: 1}}");

    assertThat(Filters.matches(filter, BsonDocument.parse("{a: {$ref: 'c', $id: 1}}"))).isTrue();
  }

  @Test
  void ignoresComments() {
    assertThat(parse("{$comment: 'x'}")).isEqualTo(new Filter.All());
  }

  @Test
  void namesTheIdsThatAFilterAllows() {
    assertThat(Filters.ids(parse("{_id: 5, a: 1}"))).contains(List.of(new BsonInt32(5)));
    assertThat(Filters.ids(parse("{_id: {$in: [2, 1, 2]}}")))
        .contains(List.of(new BsonInt32(1), new BsonInt32(2)));
    assertThat(Filters.ids(parse("{_id: {$gt: 5}}"))).isEqualTo(Optional.empty());
    assertThat(Filters.ids(parse("{$or: [{_id: 5}, {a: 1}]}"))).isEmpty();
  }

  @Test
  void tellsWhenAFilterIsTheIdOnly() {
    assertThat(Filters.isIdOnly(parse("{_id: 5}"))).isTrue();
    assertThat(Filters.isIdOnly(parse("{_id: {$eq: {a: 1}}}"))).isTrue();
    assertThat(Filters.isIdOnly(parse("{_id: [5]}"))).isFalse();
    assertThat(Filters.isIdOnly(parse("{_id: 5, a: 1}"))).isFalse();
  }

  @Test
  void gathersWhatAnUpsertTakesFromTheFilter() {
    assertThat(
            Filters.upsertSeed(
                parse("{a: 1, 'b.c': 2, 'b.d': {$in: [3]}, e: {$gt: 4}, $and: [{f: {g: 5}}]}")))
        .isEqualTo(BsonDocument.parse("{a: 1, b: {c: 2, d: 3}, f: {g: 5}}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{a: 1, $and: [{a: 1}]} | cannot infer query fields to set, path 'a' is matched twice",
        "{a: {}, 'a.b': 1}"
            + " | cannot infer query fields to set, both paths 'a.b' and 'a' are matched",
      })
  void refusesAnUpsertThatFixesAFieldTwice(String filter, String message) {
    assertThatThrownBy(() -> Filters.upsertSeed(parse(filter)))
        .hasMessage(message)
        .isInstanceOfSatisfying(
            CommandException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_SINGLE_VALUE_FIELD));
  }

  @Test
  void describesAFilterAsBson() {
    assertThat(Filters.describe(parse("{a: 1, $or: [{b: {$not: {$gt: 2}}}, {c: {$in: [3]}}]}")))
        .isEqualTo(
            BsonDocument.parse(
                "{$and: [{a: {$eq: 1}}, {$or: [{b: {$not: {$gt: 2}}}, {c: {$in: [3]}}]}]}"));
  }
}
