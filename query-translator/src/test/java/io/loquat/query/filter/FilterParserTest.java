package io.loquat.query.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.model.SystemFields;
import io.loquat.query.context.QueryContext;
import io.loquat.query.sql.TranslationContext;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

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
            + " filter or in an $and there, in aggregate in a $match that is the first stage (at"
            + " filter.$or[0].$archived)",
        "{a: {$softDelete: true}} | $softDelete must stand at the top level of a command's filter"
            + " or in an $and there, in aggregate in a $match that is the first stage (at"
            + " filter.a.$softDelete)",
        "{a: {$elemMatch: {$where: '1'}}} | $where can only be applied to the top-level document"
            + " (at filter.a.$elemMatch.$where)",
        "{a: {$elemMatch: {$text: {$search: 'x'}}}} | $text can only be applied to the top-level"
            + " document (at filter.a.$elemMatch.$text)",
        "{a: {$all: [/x/, {$elemMatch: {b: 1}}]}} | no $ expressions in $all (at"
            + " filter.a.$all[1])",
        "{a: {$regex: 'x', $options: 5}} | $options has to be a string (at filter.a.$regex)",
        "{a: {$bitsAllSet: [0.5]}} | bit positions must be an integer but got: 0.5 (at"
            + " filter.a.$bitsAllSet)",
        "{a: {$options: 'i'}} | $options needs a $regex (at filter.a.$options)",
        "{$meta: {version: 1}} | '$meta' names no system value: $meta has the fields version,"
            + " created, updated, archived, metadata, and only metadata has fields below (at"
            + " filter.$meta)",
        "{$or: [{'$meta.versoin': 1}]} | '$meta.versoin' names no system value: $meta has the"
            + " fields version, created, updated, archived, metadata, and only metadata has fields"
            + " below (at filter.$or[0].$meta.versoin)",
        "{'$meta.version.a': 1} | '$meta.version.a' names no system value: $meta has the fields"
            + " version, created, updated, archived, metadata, and only metadata has fields below"
            + " (at filter.$meta.version.a)",
        "{'$meta.version': {$gt: {$undefined: true}}}"
            + " | cannot compare to undefined (at filter.$meta.version.$gt)",
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
      value = {
        "{a: {$near: [1]}}|2|invalid argument in geo near query: 0",
        "{a: {$near: {}}}|2|$geometry is required",
        "{a: {$near: 5}}|2|near must be first in",
        "{a: {$gt: 5, $near: [0, 0]}}|2|near must be first in",
        "{a: {$near: [0, 0], $gt: 5}}|34413|invalid argument in geo near query: $gt",
        "{a: {$near: [0, 0], $minDistance: 'x'}}|16893|$minDistance must be a number",
        "{a: {$near: [0, 0], $minDistance: -1}}|16894|$minDistance must be non-negative",
        "{a: {$near: [0, 0], $maxDistance: 'x'}}|16895|$maxDistance must be a number",
        "{a: {$near: [0, 0, -1]}}|18522|max distance must be non-negative",
        "{a: {$nearSphere: [200, 0]}}|2|out of bounds for spherical query",
        "{a: {$near: {$geometry: {type: 'Point', coordinates: [200, 0]}}}}|2|invalid point",
        "{a: {$near: {$geometry: [0, 0]}}}|2|requires geojson point",
        "{a: {$near: {$geometry: {type: 'Point', coordinates: [0, 0]}, $x: 1}}}|2|$x",
        "{a: {$near: {$geometry: {type: 'Point', coordinates: [0, 0]}, $maxDistance: -1}}}|2|neg",
        "{a: {$near: {$geometry: {type: 'Point', coordinates: [0, 0]}}, $minDistance: 1}}|2|one",
        "{$or: [{a: {$near: [0, 0]}}]}|2|geoNear must be top-level expr",
        "{a: {$not: {$near: [0, 0]}}}|2|geoNear must be top-level expr",
        "{a: {$near: [0, 0]}, $and: [{b: {$near: [0, 0]}}]}|2|Too many geoNear expressions",
        "{a: {$geoWithin: 5}}|2|geometry must be an object",
        "{a: {$geoWithin: {}}}|2|doesn't have any geometry",
        "{a: {$geoWithin: {$box: [[0, 0], [1, 1]], $uniqueDocs: 1}}}|2|multiple shapes",
        "{a: {$geoWithin: {$box: [[0, 0], [1, 1]]}, $gt: 1}}|2|can't parse extra field",
        "{a: {$gt: 1, $geoIntersects: {$geometry: [0, 0]}}}|2|invalid geo query predicate",
      })
  void checksGeometriesWithMongoDbsCodes(String filter, int code, String message) {
    assertThatThrownBy(() -> parse(filter))
        .hasMessageContaining(message)
        .isInstanceOfSatisfying(
            CommandException.class, e -> assertThat(e.code().number()).isEqualTo(code));
  }

  @Test
  void findsNothingNearWithoutAnIndex() {
    Filter near = Filters.parse(BsonDocument.parse("{a: {$near: [0, 0], $maxDistance: 5}}"));
    assertThat(Filters.matches(near, BsonDocument.parse("{a: [3, 4]}"))).isTrue();
    assertThat(Filters.matches(near, BsonDocument.parse("{a: [3, 5]}"))).isFalse();
    assertThat(Filters.matches(near, new BsonDocument())).isFalse();
    assertThatThrownBy(() -> Filters.plan(near, new TranslationContext(SystemFields.HIDDEN)))
        .isInstanceOfSatisfying(
            CommandException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.NO_QUERY_EXECUTION_PLANS));
  }

  static Stream<Arguments> nestings() {
    return Stream.of(
        arguments("$and", (UnaryOperator<BsonDocument>) inner -> inArray("$and", inner)),
        arguments("$or", (UnaryOperator<BsonDocument>) inner -> inArray("$or", inner)),
        arguments("$nor", (UnaryOperator<BsonDocument>) inner -> inArray("$nor", inner)),
        arguments(
            "$elemMatch",
            (UnaryOperator<BsonDocument>)
                inner -> new BsonDocument("a", new BsonDocument("$elemMatch", inner))));
  }

  private static BsonDocument inArray(String name, BsonDocument inner) {
    return new BsonDocument(name, new BsonArray(List.of(inner)));
  }

  @ParameterizedTest
  @MethodSource("nestings")
  void takesAHundredOperatorsInEachOtherAndNoMore(String name, UnaryOperator<BsonDocument> nest) {
    BsonDocument filter = new BsonDocument("a", new BsonInt32(1));
    for (int i = 0; i < 100; i++) {
      filter = nest.apply(filter);
    }
    BsonDocument deepest = filter;
    BsonDocument tooDeep = nest.apply(filter);

    assertThat(Filters.matches(Filters.parse(deepest), new BsonDocument())).isFalse();
    assertThat(Filters.plan(Filters.parse(deepest), new TranslationContext(SystemFields.VISIBLE)))
        .isNotNull();
    assertThatThrownBy(() -> Filters.parse(tooDeep))
        .isInstanceOf(CommandException.class)
        .hasMessageStartingWith("exceeded maximum query tree depth of 100 (at filter.");
  }

  @Test
  void takesAHundredNegationsInEachOtherAndNoMore() {
    BsonDocument operators = new BsonDocument("$exists", new BsonInt32(1));
    for (int i = 0; i < 99; i++) {
      operators = new BsonDocument("$not", operators);
    }
    BsonDocument deepest = new BsonDocument("a", operators);
    BsonDocument tooDeep = new BsonDocument("a", new BsonDocument("$not", operators));

    assertThat(Filters.matches(Filters.parse(deepest), new BsonDocument())).isTrue();
    assertThatThrownBy(() -> Filters.parse(tooDeep)).isInstanceOf(CommandException.class);
  }

  @Test
  void refusesNestingWithoutEndBeforeTheStackDoes() {
    BsonDocument filter = new BsonDocument("a", new BsonInt32(1));
    for (int i = 0; i < 10_000; i++) {
      filter = inArray("$and", filter);
    }
    BsonDocument deep = filter;

    assertThatThrownBy(() -> Filters.parse(deep)).isInstanceOf(CommandException.class);
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
    assertThat(Filters.isIdOnly(parse("{_id: {$in: [5, null]}}"))).isTrue();
    assertThat(Filters.isIdOnly(parse("{_id: {$in: [5, [6]]}}"))).isFalse();
    assertThat(Filters.isIdOnly(parse("{_id: {$in: [5, /6/]}}"))).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'$meta.version': 3, a: 1} | true",
        "{'$meta.version': {$gt: 3}} | false",
        "{'$meta.metadata.cause': 'import'} | true",
        "{'$meta.metadata.at.n': {$in: [2]}} | true",
        "{'$meta.metadata': {cause: 'import', at: [{n: 1}, {n: 2}]}} | true",
        "{'$meta.metadata.none': null} | true",
        "{$nor: [{'$meta.archived': true}]} | true",
        "{$or: [{a: 2}, {'$meta.archived': {$exists: true}}]} | true",
        "{'$meta.created': {$exists: true}} | false",
      })
  void matchesSystemValuesBesideFields(String filter, boolean matches) {
    BsonDocument values =
        BsonDocument.parse(
            "{version: 3, archived: false, metadata: {cause: 'import', at: [{n: 1}, {n: 2}]}}");
    assertThat(
            Filters.matches(
                parse(filter),
                BsonDocument.parse("{a: 1, $meta: {version: 9}}"),
                field -> Optional.ofNullable(values.get(field.text()))))
        .isEqualTo(matches);
  }

  @Test
  void refusesSystemValuesOfDocumentsThatHaveNone() {
    assertThatThrownBy(
            () ->
                Filters.parseWithoutMeta(
                    BsonDocument.parse("{$or: [{a: 1}, {$nor: [{'$meta.version': 1}]}]}"),
                    QueryContext.plain()))
        .hasMessageStartingWith("$meta is only there in filters for the documents of a collection")
        .isInstanceOfSatisfying(
            CommandException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_VALUE));
  }

  @Test
  void gathersWhatAnUpsertTakesFromTheFilter() {
    assertThat(
            Filters.upsertSeed(
                parse(
                    "{a: 1, 'b.c': 2, 'b.d': {$in: [3]}, e: {$gt: 4}, $and: [{f: {g: 5}}],"
                        + " '$meta.version': 5, '$meta.metadata.a': 6, h: {$all: [7]}}")))
        .isEqualTo(BsonDocument.parse("{a: 1, b: {c: 2, d: 3}, f: {g: 5}, h: 7}"));
  }

  @Test
  void takesOnlyTheIdFromTheFilterForAReplacement() {
    assertThat(Filters.upsertId(parse("{a: 1, $and: [{a: 2}, {_id: 3}]}")))
        .isEqualTo(BsonDocument.parse("{_id: 3}"));
    assertThatThrownBy(() -> Filters.upsertId(parse("{'_id.a': 1}")))
        .hasMessageContaining("field at sub-path '_id.a' found");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{a: 1, $and: [{a: 1}]} | cannot infer query fields to set, path 'a' is matched twice",
        "{a: {$all: [1, 2]}} | cannot infer query fields to set, path 'a' is matched twice",
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
    assertThat(
            Filters.describe(
                parse("{a: 1, $or: [{b: {$not: {$gt: 2}}}, {'$meta.metadata.c': {$in: [3]}}]}")))
        .isEqualTo(
            BsonDocument.parse(
                "{$and: [{a: {$eq: 1}}, {$or: [{b: {$not: {$gt: 2}}},"
                    + " {'$meta.metadata.c': {$in: [3]}}]}]}"));
  }
}
