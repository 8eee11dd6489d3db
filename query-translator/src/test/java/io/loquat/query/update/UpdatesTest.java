package io.loquat.query.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loquat.model.CommandException;
import io.loquat.model.SystemFields;
import io.loquat.query.context.QueryContext;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpdatesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{b: 2}|{_id: 1, a: 1}|{_id: 1, b: 2}",
        "{b: 2, _id: 1}|{_id: 1, a: 1}|{_id: 1, b: 2}",
        "{}|{_id: 1, a: 1}|{_id: 1}",
        "{$set: {z: 1, a: 2, m: 3}}|{_id: 1}|{_id: 1, a: 2, m: 3, z: 1}",
        "{$set: {'10': 1, '9': 2, a: 3}}|{_id: 1}|{_id: 1, '9': 2, '10': 1, a: 3}",
        "{$set: {'a.b': 1, 'a.c': 2}}|{_id: 1}|{_id: 1, a: {b: 1, c: 2}}",
        "{$set: {'a.0': 1}}|{_id: 1}|{_id: 1, a: {'0': 1}}",
        "{$set: {'a.3': 4}}|{_id: 1, a: [1]}|{_id: 1, a: [1, null, null, 4]}",
        "{$set: {'a.$id': 4}}|{_id: 1, a: {}}|{_id: 1, a: {$id: 4}}",
        "{$set: {_id: 1, a: 2}}|{_id: 1}|{_id: 1, a: 2}",
        "{$unset: {'a.b.c': 1}}|{_id: 1, a: 1}|{_id: 1, a: 1}",
        "{$unset: {'a.b': 1}}|{_id: 1}|{_id: 1}",
        "{$inc: {'a.b': 1}, $set: {c: 1}}|{_id: 1, a: {b: 2}}|{_id: 1, a: {b: 3}, c: 1}",
        "{$push: {a: {$each: []}}}|{_id: 1}|{_id: 1, a: []}",
        "{$push: {a: {$each: [9], $position: -1}}}|{a: [1, 2]}|{a: [1, 9, 2]}",
        "{$push: {a: {$each: [{x: 1}], $sort: {x: -1}, $slice: -2}}}|{a: [{x: 3}, {x: 2}]}"
            + "|{a: [{x: 2}, {x: 1}]}",
        "{$push: {a: {$each: [], $sort: {'x.1': 1}}}}|{a: [{x: [1, 3]}, {x: [9, 2]}]}"
            + "|{a: [{x: [9, 2]}, {x: [1, 3]}]}",
        "{$push: {a: {$slice: 1}}}|{a: []}|{a: [{$slice: 1}]}",
        "{$pull: {a: [1]}}|{a: [[1], 1, [2]]}|{a: [1, [2]]}",
        "{$pull: {a: {}}}|{a: [1, {b: 1}]}|{a: [1]}",
        "{$pull: {a: null}}|{a: [null, 1]}|{a: [1]}",
        "{$pull: {a: {$in: [1, 2]}}}|{a: [1, 2, 3]}|{a: [3]}",
      })
  void updatesAsMongoDbDoes(String update, String before, String after) {
    assertThat(UpdateCases.apply(update, RawBsonDocument.parse(before)).toJson())
        .isEqualTo(BsonDocument.parse(after).toJson());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{$set: {a: 1}}|{_id: 1, a: 1}",
        "{$set: {}}|{_id: 1, a: 1}",
        "{$unset: {b: 1}}|{_id: 1, a: 1}",
        "{$inc: {a: 0}}|{_id: 1, a: 1}",
        "{$pull: {a: 3}}|{_id: 1, a: [1]}",
        "{$push: {a: {$each: []}}}|{_id: 1, a: [1]}",
        "{a: 1}|{_id: 1, a: 1}",
      })
  void aChangeOfNothingReturnsTheSameDocument(String update, String before) {
    BsonDocument document = RawBsonDocument.parse(before);
    assertThat(UpdateCases.apply(update, document)).isSameAs(document);
  }

  @Test
  void anotherOrderOfFieldsIsAChange() {
    assertThat(UpdateCases.apply("{$set: {a: {y: 1, x: 1}}}", "{a: {x: 1, y: 1}}").toJson())
        .isEqualTo("{\"a\": {\"y\": 1, \"x\": 1}}");
  }

  @Test
  void leavesTheDocumentBeforeAsItWas() {
    BsonDocument before = BsonDocument.parse("{a: {b: [1]}, c: 1}");
    UpdateCases.apply("{$push: {'a.b': 2}, $unset: {c: 1}, $set: {'a.d': 1}}", before);
    assertThat(before).isEqualTo(BsonDocument.parse("{a: {b: [1]}, c: 1}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{$foo: {a: 1}}|9|Unknown modifier: $foo",
        "{$set: {a: 1}, b: 1}|9|Unknown modifier: b",
        "{$set: 1}|9|Modifiers operate on fields but we found type int instead",
        "{a: 1, $set: {b: 1}}|52|The dollar ($) prefixed field '$set'",
        "{$bit: {a: 1}}|2|not compatible with a int",
        "{$bit: {a: {}}}|2|at least one bitwise operation",
        "{$bit: {a: {not: 1}}}|2|only supports 'and', 'or', and 'xor'",
        "{$bit: {a: {and: 1.0}}}|2|must be an Integer",
        "{$currentDate: {a: {$type: 'date', b: 1}}}|2|Unrecognized $currentDate option: b",
        "{$mul: {a: null}}|14|Cannot multiply with non-numeric argument: {a: null}",
        "{$pop: {a: 'x'}}|9|Expected a number in: a: \"x\"",
        "{$pop: {a: 1.5}}|9|Expected an integer",
        "{$pullAll: {a: 1}}|2|requires an array argument but was given a int",
        "{$rename: {a: 1}}|2|must be a string: a: 1",
        "{$rename: {a: 'a'}}|2|must differ",
        "{$rename: {a: 'b.$'}}|2|may not be dynamic: b.$",
        "{$rename: {'a.$[]': 'b'}}|2|may not be dynamic: a.$[]",
        "{$rename: {a: 'b'}, $set: {a: 1}}|40|conflict at 'a'",
        "{$rename: {a: 'b', b: 'c'}}|40|conflict at 'b'",
        "{$set: {'a.b': 1, 'a.$[]': 1}}|40|conflict at 'a'",
        "{$set: {a: 1, 'a.b': 1}}|40|Updating the path 'a.b' would create a conflict at 'a'",
        "{$set: {'a.b': 1, a: 1}}|40|Updating the path 'a' would create a conflict at 'a'",
        "{$set: {a: 1}, $inc: {a: 1}}|40|Updating the path 'a' would create a conflict at 'a'",
        "{$set: {'': 1}}|56|An empty update path is not valid",
        "{$set: {'a..b': 1}}|56|contains an empty field name",
        "{$set: {'.a': 1}}|56|contains an empty field name",
        "{$set: {'a.$.b.$': 1}}|2|Too many positional",
        "{$set: {'a.$[x].b': 1}}|2|No array filter found for identifier 'x' in path 'a.$[x].b'",
        "{$set: {'$[]': 1}}|2|first position",
        "{$pull: {a: {$not: {$gt: 1}}}}|2|$not",
        "{$pull: {a: {$where: '1'}}}|2|not allowed in this context",
        "{$pull: {a: {$and: [{$expr: true}]}}}|224|not allowed in this context",
        "{$pull: {a: {b: {$not: {$near: [0, 0]}}}}}|5626500|not allowed in this context",
        "{$set: {$: 1}}|2|first position",
        "{$inc: {a: 'x'}}|14|Cannot increment with non-numeric argument: {a: \"x\"}",
        "{$pull: {a: {$foo: 1}}}|2|",
        "{$pull: {a: {b: 1, '$meta.version': 1}}}|2|$meta is only there in filters",
        "{$pull: {a: {'$meta.version': 1}}}|2|unknown operator",
        "{$push: {a: {$each: 1}}}|2|must be an array but it was of type: int",
        "{$push: {a: {$each: [], $foo: 1}}}|2|Unrecognized clause in $push: $foo",
        "{$push: {a: {$each: [], $slice: 1.5}}}|2|must be an integer value",
        "{$push: {a: {$each: [], $slice: null}}}|2|must be an integer value",
        "{$push: {a: {$each: [], $sort: {a: 2}}}}|2|must be either 1 or -1",
      })
  void refusesMalformedUpdates(String update, int code, String message) {
    assertThatThrownBy(() -> UpdateCases.parse(update))
        .hasMessageContaining(message == null ? "" : message)
        .isInstanceOfSatisfying(
            CommandException.class, error -> assertThat(error.code().number()).isEqualTo(code));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{$set: {'a.b': 1}}|{_id: 1, a: 5}|28|Cannot create field 'b' in element {a: 5}",
        "{$set: {'a.b': 1}}|{_id: 1, a: [1]}|28|Cannot create field 'b' in element {a: [ 1 ]}",
        "{$set: {_id: 2}}|{_id: 1}|66|would modify the immutable field '_id'",
        "{$unset: {_id: 1}}|{_id: 1}|66|would modify the immutable field '_id'",
        "{_id: 2}|{_id: 1}|66|was found to have been altered to _id: 2",
        "{$set: {$a: 2}}|{_id: 1}|52|The dollar ($) prefixed field '$a'",
        "{$set: {$meta: 2}}|{_id: 1}|52|The dollar ($) prefixed field '$meta'",
        "{$set: {'$meta.version': 2}}|{_id: 1}|52|The dollar ($) prefixed field '$meta'",
        "{$inc: {'$meta.metadata.n': 2}}|{_id: 1}|52|The dollar ($) prefixed field '$meta'",
        "{$inc: {a: 1}}|{_id: 1, a: 'x'}|14|Cannot apply $inc to a value of non-numeric type."
            + " {_id: 1} has the field 'a' of non-numeric type string",
        "{$inc: {a: 1}}|{_id: 1, a: {$numberLong: '9223372036854775807'}}|2|Failed to apply $inc"
            + " operations to current value ((NumberLong)9223372036854775807) for document"
            + " {_id: 1}",
        "{$push: {a: 1}}|{_id: 1, a: 2}|2|The field 'a' must be an array but is of type int in"
            + " document {_id: 1}",
        "{$pull: {a: 1}}|{_id: 1, a: null}|2|Cannot apply $pull to a non-array value",
        "{$pull: {'a.b': 1}}|{_id: 1, a: 5}|28|Cannot use the part (b) of (a.b) to traverse the"
            + " element ({a: 5})",
        "{$pop: {'a.b.c': 1}}|{_id: 1, a: [1]}|28|Cannot use the part (b) of (a.b)",
        "{$bit: {a: {or: 1}}}|{_id: 1, a: 1.0}|2|has the field a of non-integer type double",
        "{$mul: {a: 2}}|{_id: 1, a: {$numberLong: '9223372036854775807'}}|2|Failed to apply $mul",
        "{$rename: {'a.b': 'c'}}|{_id: 1, a: 5}|28|cannot use the part (b of a.b)",
        "{$rename: {a: 'b.c'}}|{_id: 1, a: 1, b: 5}|28|Cannot create field 'c' in element {b: 5}",
        "{$rename: {a: 'b.0'}}|{_id: 1, a: 1, b: [1]}|2|has an array field called 'b'",
        "{$rename: {'a.0.b': 'c'}}|{_id: 1, a: [{b: 1}]}|2|has an array field called 'a'",
        "{$rename: {_id: 'c'}}|{_id: 1}|66|immutable field '_id'",
        "{$rename: {a: '_id'}}|{_id: 1, a: 1}|66|immutable field '_id'",
        "{$set: {'a.$': 1}}|{_id: 1, a: [1]}|2|did not find the match needed from the query",
        "{$set: {'a.$[]': 1}}|{_id: 1}|2|The path 'a' must exist in the document",
        "{$set: {'a.$[]': 1}}|{_id: 1, a: 5}|2|Cannot apply array updates to non-array element a:"
            + " 5",
        "{$set: {'a.1500002': 1}}|{_id: 1, a: []}|34|backfill",
        "{$set: {'a.99999999999999999999': 1}}|{_id: 1, a: []}|34|backfill",
      })
  void refusesToApplyWhatMongoDbRefuses(String update, String before, int code, String message) {
    assertThatThrownBy(() -> UpdateCases.apply(update, before))
        .hasMessageContaining(message)
        .isInstanceOfSatisfying(
            CommandException.class, error -> assertThat(error.code().number()).isEqualTo(code));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{$set: {b: 1}}|{a: 1}|{a: 1, b: 1}",
        "{$set: {_id: 5}}|{a: 1}|{_id: 5, a: 1}",
        "{$inc: {n: 2}}|{_id: 7}|{_id: 7, n: 2}",
        "{b: 1}|{_id: 7, a: 1}|{_id: 7, b: 1}",
        "{b: 1, _id: 3}|{a: 1}|{_id: 3, b: 1}",
        "{$unset: {b: 1}}|{_id: 1}|{_id: 1}",
        "{$setOnInsert: {b: 1, 'a.c': 2}}|{_id: 1, a: {d: 1}}|{_id: 1, a: {d: 1, c: 2}, b: 1}",
      })
  void upsertsFromTheSeed(String update, String seed, String result) {
    assertThat(UpdateCases.upsert(update, seed).toJson())
        .isEqualTo(BsonDocument.parse(result).toJson());
  }

  @Test
  void refusesAnUpsertWithAnotherIdThanTheFilter() {
    assertThatThrownBy(() -> UpdateCases.upsert("{$set: {_id: 2}}", "{_id: 1}"))
        .hasMessageContaining("immutable field '_id'");
  }

  @Test
  void refusesSystemFieldsOnlyWhereTheyAreVisible() {
    BsonDocument update = BsonDocument.parse("{$set: {_version: 1}}");
    assertThatThrownBy(() -> Updates.parse(update, SystemFields.VISIBLE, QueryContext.plain()))
        .hasMessageContaining("immutable field '_version'");
    assertThat(UpdateCases.apply("{$set: {_version: 1}}", "{}").toJson())
        .isEqualTo("{\"_version\": 1}");
  }

  @Test
  void dropsVisibleSystemFieldsFromReplacements() {
    BsonDocument replacement = BsonDocument.parse("{a: 1, _version: 3, _created: 1}");
    Update update = Updates.parse(replacement, SystemFields.VISIBLE, QueryContext.plain());
    assertThat(Updates.apply(update, BsonDocument.parse("{_id: 1}")).toJson())
        .isEqualTo("{\"_id\": 1, \"a\": 1}");
  }

  @Test
  void refusesOtherTypesClearly() {
    assertThatThrownBy(
            () -> Updates.parse(new BsonString("x"), SystemFields.HIDDEN, QueryContext.plain()))
        .hasMessage("Update argument must be either an object or an array");
  }

  @Test
  void refusesDocumentsThatBecomeTooDeepOrTooLarge() {
    String deep = "a" + ".a".repeat(98);
    BsonDocument before = UpdateCases.apply("{$set: {'" + deep + "': {}}}", "{}");
    assertThatThrownBy(() -> UpdateCases.apply("{$set: {'" + deep + ".a': {}}}", before))
        .hasMessageContaining("nested deeper");
    assertThatThrownBy(() -> UpdateCases.parse("{$set: {'" + deep + ".a.a.a': 1}}"))
        .hasMessageContaining("maximum depth");
    BsonDocument large = new BsonDocument("a", new BsonString("x".repeat(9 << 20)));
    BsonDocument add = new BsonDocument("b", new BsonString("x".repeat(9 << 20)));
    Update update =
        Updates.parse(new BsonDocument("$set", add), SystemFields.HIDDEN, QueryContext.plain());
    assertThatThrownBy(() -> Updates.apply(update, large))
        .isInstanceOfSatisfying(
            CommandException.class, error -> assertThat(error.code().number()).isEqualTo(10334));
  }
}
