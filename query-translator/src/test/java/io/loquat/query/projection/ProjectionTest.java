package io.loquat.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loquat.model.CommandException;
import io.loquat.query.context.QueryContext;
import io.loquat.query.filter.Filters;
import io.loquat.query.meta.DocumentMeta;
import io.loquat.query.meta.MetaField;
import java.util.Optional;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProjectionTest {
  private static final DocumentMeta META =
      field ->
          Optional.of(
              switch (field) {
                case VERSION -> new BsonInt64(7);
                case CREATED -> new BsonDateTime(1);
                case UPDATED -> new BsonDateTime(2);
                case ARCHIVED -> BsonBoolean.TRUE;
                case TEXT_SCORE, GEO_NEAR_DISTANCE, GEO_NEAR_POINT -> new BsonDouble(1.5);
                case METADATA -> BsonDocument.parse("{by: 'me', at: [{n: 1}, {n: 2}]}");
              });

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{a: 1}|{_id: 1, b: 2, a: 3}|{_id: 1, a: 3}",
        "{b: 1, a: true}|{_id: 1, a: 3, c: 4, b: 2}|{_id: 1, a: 3, b: 2}",
        "{a: 1, _id: 0}|{_id: 1, a: 3}|{a: 3}",
        "{_id: 1}|{_id: 1, a: 3}|{_id: 1}",
        "{_id: 0}|{_id: 1, a: 3}|{a: 3}",
        "{a: 0}|{_id: 1, a: 3, b: 2}|{_id: 1, b: 2}",
        "{a: 0, _id: 1}|{_id: 1, a: 3}|{_id: 1}",
        "{a: 0, _id: 0}|{_id: 1, a: 3, b: 4}|{b: 4}",
        "{'a.b': 1}|{_id: 1, a: {b: 2, c: 3}, d: 4}|{_id: 1, a: {b: 2}}",
        "{a: {b: 1}}|{_id: 1, a: {b: 2, c: 3}}|{_id: 1, a: {b: 2}}",
        "{a: {b: 1}, 'a.c': 1}|{a: {b: 2, c: 3, d: 4}}|{a: {b: 2, c: 3}}",
        "{'a.b': 0}|{_id: 1, a: {b: 2, c: 3}}|{_id: 1, a: {c: 3}}",
        "{'a.b': 1}|{a: [{b: 1, c: 2}, 5, [{b: 3, c: 1}], {c: 1}]}|{a: [{b: 1}, [{b: 3}], {}]}",
        "{'a.b': 0}|{a: [{b: 1, c: 2}, 5, [{b: 3, c: 1}]]}|{a: [{c: 2}, 5, [{c: 1}]]}",
        "{'a.b': 1}|{_id: 1, a: 5}|{_id: 1}",
        "{'a.b': 0}|{_id: 1, a: 5}|{_id: 1, a: 5}",
        "{_version: 1}|{_id: 1, a: 5, _version: 3}|{_id: 1, _version: 3}",
        "{v: {$meta: 'version'}}|{_id: 1, a: 5}|{_id: 1, a: 5, v: {$numberLong: '7'}}",
        "{a: 1, m: {$meta: 'metadata.by'}}|{_id: 1, a: 5, b: 1}|{_id: 1, a: 5, m: 'me'}",
        "{a: 0, m: {$meta: 'metadata.at.n'}}|{_id: 1, a: 5}|{_id: 1, m: [1, 2]}",
        "{m: {$meta: 'metadata.none'}}|{_id: 1, a: 5}|{_id: 1, a: 5}",
        "{m: [{$meta: 'archived'}]}|{_id: 1, a: 5}|{_id: 1, m: [true]}",
        "{c: {$meta: 'created'}, 'u.x': {$meta: 'updated'}}|{c: 5, u: 5}"
            + "|{c: {$date: {$numberLong: '1'}}, u: {x: {$date: {$numberLong: '2'}}}}",
        "{c: {$meta: 'metadata.none'}}|{_id: 1, c: 5, u: 5}|{_id: 1, u: 5}",
        "{a: {$slice: 2}}|{_id: 1, b: 1, a: [1, 2, 3]}|{_id: 1, b: 1, a: [1, 2]}",
        "{a: {$slice: 2}, _id: 1}|{_id: 1, b: 1, a: [1, 2, 3]}|{_id: 1, a: [1, 2]}",
        "{a: {$slice: 2}, _id: 0}|{_id: 1, b: 1, a: [1, 2, 3]}|{b: 1, a: [1, 2]}",
        "{a: {$slice: 2}, b: 1}|{_id: 1, b: 1, a: [1, 2, 3], c: 1}|{_id: 1, b: 1, a: [1, 2]}",
        "{a: {$slice: 2}, b: 0}|{_id: 1, b: 1, a: [1, 2, 3], c: 1}|{_id: 1, a: [1, 2], c: 1}",
        "{a: {$slice: -2}}|{a: [1, 2, 3]}|{a: [2, 3]}",
        "{a: {$slice: -9}}|{a: [1, 2, 3]}|{a: [1, 2, 3]}",
        "{a: {$slice: [1, 1]}}|{a: [1, 2, 3]}|{a: [2]}",
        "{a: {$slice: [-2, 1]}}|{a: [1, 2, 3]}|{a: [2]}",
        "{a: {$slice: [-9, 2]}}|{a: [1, 2, 3]}|{a: [1, 2]}",
        "{a: {$slice: [9, 2]}}|{a: [1, 2, 3]}|{a: []}",
        "{a: {$slice: {$numberLong: '-9223372036854775808'}}}|{a: [1, 2]}|{a: [1, 2]}",
        "{a: {$slice: {$numberDecimal: '1.5'}}}|{a: [1, 2, 3]}|{a: [1, 2]}",
        "{a: {$slice: {$numberDecimal: 'NaN'}}}|{a: [1, 2, 3]}|{a: []}",
        "{a: {$slice: 1}}|{a: 5}|{a: 5}",
        "{'a.b': {$slice: 1}}|{a: [{b: [1, 2]}, [{b: [1, 2]}], 3]}"
            + "|{a: [{b: [1]}, [{b: [1, 2]}], 3]}",
        "{'a.b': {$slice: 1}, c: 1}|{a: {b: [1, 2], x: 1}, d: 1}|{a: {b: [1]}}",
        "{a: {b: {$slice: 1}}}|{a: {b: [1, 2], x: 1}, d: 1}|{a: {b: [1], x: 1}, d: 1}",
        "{a: {$elemMatch: {$gt: 1}}}|{_id: 1, a: [1, 2, 3], b: 1}|{_id: 1, a: [2]}",
        "{a: {$elemMatch: {x: 2}}}|{_id: 1, a: [{x: 1}, {x: 2, y: 1}]}|{_id: 1, a: [{x: 2, y: 1}]}",
        "{a: {$elemMatch: {$gt: 1}}, _id: 0}|{_id: 1, a: [1, 2, 3], b: 1}|{a: [2]}",
        "{a: {$elemMatch: {$gt: 1}}, b: 0}|{_id: 1, a: [1, 2], b: 1, c: 1}|{_id: 1, a: [2], c: 1}",
        "{a: {$elemMatch: {$gt: 9}}, b: 0}|{_id: 1, a: [1, 2], b: 1, c: 1}|{_id: 1, c: 1}",
        "{a: {$elemMatch: {$gt: 1}}, b: 1}|{_id: 1, a: [1, 2], b: 1, c: 1}|{_id: 1, b: 1, a: [2]}",
        "{a: {$elemMatch: {$gt: 1}}}|{_id: 1, a: 5}|{_id: 1}",
        "{a: {$elemMatch: {$gt: 1}}, b: {$slice: 1}}|{_id: 1, a: [1, 2], b: [1, 2], c: 1}"
            + "|{_id: 1, a: [2], b: [1], c: 1}",
        "{a: {$id: 1}}|{_id: 1, a: {b: 1}}|{_id: 1, a: {}}",
        "{a: {$numberDecimal: '1E-6000'}}|{_id: 1, a: 2, b: 1}|{_id: 1, a: 2}",
        "{a: {$numberDouble: 'NaN'}}|{_id: 1, a: 2, b: 1}|{_id: 1, a: 2}",
        "{a: {$numberDouble: '-0.0'}}|{_id: 1, a: 2, b: 1}|{_id: 1, b: 1}",
        "{a: null}|{_id: 1, a: 2, b: 1}|{_id: 1, a: null}",
        "{b: '$a'}|{_id: 1, a: 5}|{_id: 1, b: 5}",
        "{b: 'text'}|{_id: 1, a: 5}|{_id: 1, b: 'text'}",
        "{b: {$literal: 1}}|{_id: 1, a: 5}|{_id: 1, b: 1}",
        "{b: '$nothing'}|{_id: 1, a: 5}|{_id: 1}",
        "{b: ['$a', '$nothing']}|{_id: 1, a: 5}|{_id: 1, b: [5, null]}",
        "{'a.x': '$b'}|{_id: 1, a: [{y: 1}, 2], b: 3}|{_id: 1, a: [{x: 3}, {x: 3}]}",
        "{b: '$a.x'}|{_id: 1, a: [{x: 1}, 2, {x: 3}]}|{_id: 1, b: [1, 3]}",
      })
  void projectsAsMongoDbDoes(String projection, String document, String result) {
    String expected = BsonDocument.parse(result).toJson();
    // Encoded documents may be projected without decoding them.
    assertThat(parse(projection).apply(RawBsonDocument.parse(document), META).toJson())
        .isEqualTo(expected);
    assertThat(parse(projection).apply(BsonDocument.parse(document), META).toJson())
        .isEqualTo(expected);
  }

  @Test
  void tellsWhetherItReadsSystemValues() {
    assertThat(parse("{a: 1, b: '$a', c: {d: {$literal: {$meta: 'version'}}}}").readsMeta())
        .isFalse();
    assertThat(parse("{v: {$meta: 'version'}}").readsMeta()).isTrue();
    assertThat(parse("{a: {b: {$meta: 'updated'}}}").readsMeta()).isTrue();
    assertThat(parse("{a: [1, {b: {$meta: 'metadata'}}]}").readsMeta()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{_version: {$meta: 'version'}, m: {$meta: 'metadata'}}"
            + " | {_id: 1, a: 5, _version: 3, m: {by: 'x'}}",
        "{_version: {$meta: 'version'}, a: 1} | {_id: 1, a: 5, _version: 3}",
        "{_version: {$meta: 'version'}, _id: 0, a: 0} | {_version: 3}",
        "{v: {$meta: 'version'}} | {_id: 1, a: 5, _version: 3, v: 7}",
        "{_created: {$meta: 'version'}} | {_id: 1, a: 5, _version: 3, _created: 7}",
      })
  void leavesSystemFieldsThatAreAskedForByTheirOwnNames(String projection, String result) {
    RawBsonDocument document = RawBsonDocument.parse("{_id: 1, a: 5, _version: 3}");
    DocumentMeta shown =
        new DocumentMeta() {
          @Override
          public Optional<BsonValue> value(MetaField field) {
            return Optional.of(
                field == MetaField.METADATA ? BsonDocument.parse("{by: 'x'}") : new BsonInt32(7));
          }

          @Override
          public boolean isShown() {
            return true;
          }
        };
    assertThat(
            Projection.parse(BsonDocument.parse(projection), QueryContext.plain())
                .apply(document, shown))
        .isEqualTo(BsonDocument.parse(result));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{a: 1, $expr: true}|224",
        "{$or: [{a: 1}, {$jsonSchema: {}}]}|224",
        "{a: {$near: [0, 0]}}|5626500",
      })
  void refusesQueriesThatMatchNoElement(String query, int code) {
    assertThatThrownBy(() -> positional(query, "{'a.$': 1}"))
        .isInstanceOfSatisfying(
            CommandException.class, error -> assertThat(error.code().number()).isEqualTo(code));
  }

  @Test
  void anEmptyProjectionIsTheIdentity() {
    BsonDocument document = BsonDocument.parse("{a: 1}");
    assertThat(parse("{}").isIdentity()).isTrue();
    assertThat(parse("{}").apply(document, META)).isSameAs(document);
    assertThat(parse("{a: 0}").isIdentity()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{a: 1, b: 0}|31254|Cannot do exclusion on field b in inclusion projection",
        "{a: 0, b: 1}|31253|Cannot do inclusion on field b in exclusion projection",
        "{a: 1, 'a.b': 1}|31249|Path collision at a.b remaining portion b",
        "{'a.b': 1, a: 1}|31250|Path collision at a",
        "{a: 1, 'a.b': 0}|31249|Path collision at a.b remaining portion b",
        "{'a.b': 1, 'a.b.c': 1}|31249|Path collision at a.b.c remaining portion b.c",
        "{_id: 1, '_id.x': 1}|31249|Path collision at _id.x remaining portion x",
        "{_id: 0, '_id.x': 1}|31249|Path collision at _id.x remaining portion x",
        "{'_id.x': 1, _id: 1}|31250|Path collision at _id",
        "{a: '$$.'}|9|empty variable names are not allowed",
        "{a: '$$$'}|9|invalid character for a variable name",
        "{a: {b: 1}, 'a.b': 1}|31250|Path collision at a.b",
        "{a: {}}|51270|Invalid empty sub-projection: a",
        "{'': 1}|40352|empty string",
        "{'a.': 1}|40353|must not end",
        "{$a: 1}|16410|may not start with",
        "{a: {b: 1, $c: 1}}|16410|may not start with",
        "{a: 0, b: 'x'}|31310|exclusion projection",
        "{a: 0, b: {$literal: 1}}|31252|Cannot use expression other than $meta",
        "{a: {$none: 1}}|31325|Unknown expression $none",
        "{a: {b: {$elemMatch: {x: 1}}}}|31275|on a nested field",
        "{'a.b': {$elemMatch: {x: 1}}}|31275|on a nested field",
        "{a: {$elemMatch: 1}}|31274|object required, but got int",
        "{'b.$': 1, a: {$elemMatch: {x: 1}}}|31255|positional operator and $elemMatch",
        "{a: {$elemMatch: {x: 1}}, 'b.$': 1}|31256|positional operator and $elemMatch",
        "{'a.$': 1, 'b.$': 1}|31276|more than one positional projection",
        "{'a.$.b': 1}|31394|in the middle of a path",
        "{'a.$': 0}|31395|with exclusion",
        "{'a.$': 'x'}|31308|with a literal",
        "{'a.$': {$slice: 1}}|31271|with an expression or sub object",
        "{'.$': 1}|5392900|invalid",
        "{a: {$elemMatch: {x: {$near: [0, 0]}}}}|5626500|not allowed",
        "{a: {$elemMatch: {$expr: true}}}|2|$expr",
        "{b: 0, 'a.$': 1}|31253|inclusion on field a.$",
        "{a: {$slice: 1}, 'a.$': 1}|31250|Path collision at a",
        "{a: {$slice: 1}, 'a.b': 1}|31249|Path collision at a.b remaining portion b",
        "{a: {$meta: 'textScore'}}|40218|not available",
        "{a: {$meta: 1}}|17307|string",
        "{a: {$meta: 'x'}}|17308|x",
        "{a: {$meta: 'version.x'}}|17308|version.x",
        "{a: {$meta: 'metadata.'}}|40353|must not end",
        "{'$meta.version': 1}|16410|may not start with",
      })
  void refusesWhatMongoDbRefusesWithItsCode(String projection, int code, String message) {
    assertThatThrownBy(() -> parse(projection))
        .hasMessageContaining(message)
        .isInstanceOfSatisfying(
            CommandException.class, error -> assertThat(error.code().number()).isEqualTo(code));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{a: {$gt: 1}}|{'a.$': 1}|{_id: 1, a: [1, 2, 3], b: 1}|{_id: 1, a: [2]}",
        "{'a.b': 2}|{'a.$': 1, _id: 0}|{_id: 1, a: [{b: 1}, {b: 2, c: 3}]}|{a: [{b: 2, c: 3}]}",
        "{'a.b': 2}|{'a.b.$': 1}|{a: {b: [1, 2], c: 1}}|{a: {b: [2]}}",
        "{'a.b': 2}|{a: {'b.$': 1}}|{a: {b: [1, 2], c: 1}}|{a: {b: [2]}}",
        "{b: 7}|{'a.$': 1}|{a: [1, 2], b: [6, 7]}|{a: [2]}",
        "{_id: 1}|{'a.$': 1}|{_id: 1, a: 5}|{_id: 1, a: 5}",
        "{_id: 1}|{'a.b.$': 1}|{_id: 1, a: {c: 1}}|{_id: 1, a: {}}",
        "{b: 7}|{'b.$': 1, a: {$slice: 1}}|{a: [1, 2], b: [6, 7], c: 1}|{a: [1], b: [7]}",
      })
  void returnsTheElementThatMatched(
      String query, String projection, String document, String result) {
    assertThat(positional(query, projection).apply(BsonDocument.parse(document), META).toJson())
        .isEqualTo(BsonDocument.parse(result).toJson());
    assertThat(positional(query, projection).isPositional()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{_id: 1}|{'a.$': 1}|{_id: 1, a: [1, 2, 3]}|51246",
        "{b: 7}|{'a.$': 1}|{_id: 1, a: [1], b: [6, 7]}|51247",
      })
  void refusesToReturnAnElementIfNoneMatched(
      String query, String projection, String document, int code) {
    assertThatThrownBy(
            () -> positional(query, projection).apply(BsonDocument.parse(document), META))
        .isInstanceOfSatisfying(
            CommandException.class, error -> assertThat(error.code().number()).isEqualTo(code));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{a: {$elemMatch: {x: 1}}}|168",
        "{'a.$': 1}|31324",
        "{a: {$none: 1}}|31325",
        "{}|51272",
      })
  void knowsLessInAStage(String projection, int code) {
    assertThatThrownBy(
            () -> Projection.parseStage(BsonDocument.parse(projection), QueryContext.plain()))
        .isInstanceOfSatisfying(
            CommandException.class, error -> assertThat(error.code().number()).isEqualTo(code));
  }

  private static Projection positional(String query, String projection) {
    return Projection.parse(
        BsonDocument.parse(projection),
        Filters.parse(BsonDocument.parse(query)),
        QueryContext.plain());
  }

  private static Projection parse(String projection) {
    return Projection.parse(
        BsonDocument.parse(projection), Filters.parse(new BsonDocument()), QueryContext.plain());
  }
}
