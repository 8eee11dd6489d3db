package io.loquat.query.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loquat.model.CommandException;
import io.loquat.query.context.QueryContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentStagesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[{$set: {}}]                                   | {a: 1}                   | {a: 1}",
        "[{$set: {b: 2, a: '$b'}}]                      | {a: 1, c: 3}             | {c: 3, b: 2}",
        "[{$addFields: {a: '$b', b: '$a'}}]             | {a: 1, b: 2}             | {a: 2, b: 1}",
        "[{$set: {'a.x': 1, 'a.y': 2}}]                 | {a: 5, b: 6}             | {a: {x: 1, y:"
            + " 2}, b: 6}",
        "[{$set: {a: {y: 2}}}]                          | {a: {x: 1}}              | {a: {x: 1, y:"
            + " 2}}",
        "[{$set: {a: {}}}]                              | {a: {x: 1}}              | {a: {}}",
        "[{$set: {'a.x': 9}}]                           | {a: [1, {x: 2}, [{}]]}   | {a: [{x: 9},"
            + " {x: 9}, [{x: 9}]]}",
        "[{$set: {'a.x': '$$REMOVE'}}]                  | {a: [{x: 1, y: 2}], b: 1} | {a: [{y: 2}],"
            + " b: 1}",
        "[{$unset: 'a.x'}]                              | {a: [{x: 1, y: 2}], x: 3} | {a: [{y: 2}],"
            + " x: 3}",
        "[{$unset: ['_id', 'b']}]                       | {_id: 1, a: 2, b: 3}     | {a: 2}",
        "[{$replaceRoot: {newRoot: '$a'}}]              | {_id: 1, a: {b: 2}}      | {b: 2}",
        "[{$replaceWith: {b: '$a', c: ['$d']}}]         | {a: 1}                   | {b: 1, c:"
            + " [null]}",
        "[{$set: {a: 2}}, {$project: {_id: 0, b: '$a'}}] | {_id: 1, a: 1}          | {b: 2}",
      })
  void makesADocumentOfADocument(String stages, String document, String expected) {
    assertThat(run(stages, "[" + document + "]").getFirst().toJson())
        .isEqualTo(BsonDocument.parse(expected).toJson());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[{$unwind: '$a'}] | [{a: [1, 2]}, {a: []}, {a: null}, {}, {a: 3}] | [{a: 1}, {a: 2}, {a:"
            + " 3}]",
        "[{$unwind: {path: '$a', preserveNullAndEmptyArrays: true}}] | [{a: [], b: 1}, {a: null},"
            + " {b: 2}] | [{b: 1}, {a: null}, {b: 2}]",
        "[{$unwind: {path: '$a.b', includeArrayIndex: 'i.n'}}] | [{a: {b: [7, [8]], c: 1}}, {a: {b:"
            + " 9}}] | [{a: {b: 7, c: 1}, i: {n: {$numberLong: '0'}}}, {a: {b: [8], c: 1}, i: {n:"
            + " {$numberLong: '1'}}}, {a: {b: 9}, i: {n: null}}]",
        "[{$unwind: '$a.b'}] | [{a: [{b: [1]}]}] | []",
        "[{$sortByCount: '$k'}] | [{k: 'x'}, {k: 'y'}, {k: 'y'}] | [{_id: 'y', count: 2}, {_id:"
            + " 'x', count: 1}]",
        "[{$documents: [{a: 1}, {a: 2}]}, {$match: {a: 2}}] | [{a: 9}] | [{a: 2}]",
      })
  void makesDocumentsOfDocuments(String stages, String input, String expected) {
    assertThat(run(stages, input)).isEqualTo(documents(expected));
  }

  @Test
  void tellsWhetherAPipelineBringsItsOwnDocuments() {
    assertThat(parse("[{$documents: []}]").bringsDocuments()).isTrue();
    assertThat(parse("[{$set: {a: 1}}]").bringsDocuments()).isFalse();
    assertThat(parse("[]").bringsDocuments()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[{$addFields: 1}]|40272",
        "[{$set: {a: 1, 'a.b': 2}}]|40176",
        "[{$set: {'a.b': 1, a: 2}}]|40176",
        "[{$set: {a: {'b.c': 1}}}]|40183",
        "[{$set: {a: {$add: [1], $max: 1}}}]|40181",
        "[{$set: {a: {b: 1, $max: 1}}}]|40181",
        "[{$set: {'a.': 1}}]|40353",
        "[{$set: {a: {$foo: 1}}}]|168",
        "[{$unset: 1}]|31002",
        "[{$unset: []}]|31119",
        "[{$unset: [1]}]|31120",
        "[{$unset: ['a', 'a']}]|31250",
        "[{$unset: ['a', 'a.b']}]|31249",
        "[{$unset: '$a'}]|16410",
        "[{$replaceRoot: 1}]|40229",
        "[{$replaceRoot: {}}]|40414",
        "[{$replaceRoot: {newRoot: {}, x: 1}}]|40415",
        "[{$unwind: 1}]|15981",
        "[{$unwind: {}}]|28812",
        "[{$unwind: 'a'}]|28818",
        "[{$unwind: {path: 1}}]|28808",
        "[{$unwind: {path: '$a', x: 1}}]|28811",
        "[{$unwind: {path: '$a', includeArrayIndex: ''}}]|28810",
        "[{$unwind: {path: '$a', includeArrayIndex: '$i'}}]|28822",
        "[{$unwind: {path: '$a', preserveNullAndEmptyArrays: 1}}]|28809",
        "[{$sortByCount: {}}]|40147",
        "[{$sortByCount: 'a'}]|40148",
        "[{$sortByCount: 1}]|40149",
        "[{$limit: 1}, {$documents: []}]|40602",
      })
  void refusesWhatMongoDbRefusesWithItsCode(String stages, int code) {
    assertFails(() -> parse(stages), code);
  }

  @Test
  void refusesToMakeWhatIsNoDocument() {
    assertFails(() -> run("[{$replaceWith: '$a'}]", "[{a: 1}]"), 40228);
    assertFails(() -> run("[{$documents: [1]}]", "[]"), 40228);
    assertFails(() -> run("[{$documents: 'x'}]", "[]"), 5858203);
  }

  @Test
  void boundsDocumentsThatDoubleFromStageToStage() {
    String doubling = String.join(", ", Collections.nCopies(60, "{$set: {a: ['$a', '$a']}}"));
    assertFails(() -> run("[" + doubling + "]", "[{a: 1}]"), 146);
  }

  private static void assertFails(Runnable action, int code) {
    assertThatThrownBy(action::run)
        .isInstanceOfSatisfying(
            CommandException.class, error -> assertThat(error.code().number()).isEqualTo(code));
  }

  private static Pipeline parse(String stages) {
    return Pipeline.parse(documents(stages), QueryContext.plain());
  }

  private static List<BsonDocument> run(String stages, String input) {
    List<BsonDocument> output = new ArrayList<>();
    parse(stages)
        .run(documents(input).stream().map(StageDocument::made).iterator())
        .forEachRemaining(output::add);
    return output;
  }

  private static List<BsonDocument> documents(String json) {
    return BsonArray.parse(json).stream().map(BsonValue::asDocument).toList();
  }
}
