package io.loquat.query.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loquat.model.CommandException;
import io.loquat.query.context.QueryContext;
import io.loquat.query.meta.DocumentMeta;
import io.loquat.query.meta.MetaField;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PipelineTest {
  /** Every document is at version 7. */
  private static final DocumentMeta META =
      field -> Optional.of(field == MetaField.METADATA ? new BsonDocument() : new BsonInt64(7));

  @Test
  void takesMatchSortSkipAndLimitIntoTheHead() {
    Pipeline pipeline =
        parse("[{$match: {a: 1}}, {$match: {b: 2}}, {$sort: {a: -1}}, {$skip: 3}, {$limit: 5}]");
    assertThat(pipeline.head().sort()).isPresent();
    assertThat(pipeline.head().skip()).isEqualTo(3);
    assertThat(pipeline.head().limit()).isEqualTo(5);
    assertThat(run(pipeline, "[{x: 1}]")).containsExactly("{\"x\": 1}");
  }

  @Test
  void skippingWithinALimitShortensIt() {
    Pipeline pipeline = parse("[{$limit: 10}, {$skip: 4}, {$limit: 8}]");
    assertThat(pipeline.head().skip()).isEqualTo(4);
    assertThat(pipeline.head().limit()).isEqualTo(6);
  }

  @Test
  void skippingAllOfALimitIsLeftToTheRun() {
    Pipeline pipeline = parse("[{$limit: 2}, {$skip: 2}]");
    assertThat(pipeline.head().limit()).isEqualTo(2);
    assertThat(run(pipeline, "[{x: 1}, {x: 2}]")).isEmpty();
  }

  @Test
  void matchAfterLimitIsNotTakenIntoTheHead() {
    Pipeline pipeline = parse("[{$limit: 2}, {$match: {x: 2}}]");
    assertThat(run(pipeline, "[{x: 1}, {x: 2}]")).containsExactly("{\"x\": 2}");
  }

  @Test
  void answersCountDocumentsFromACount() {
    Pipeline pipeline = parse("[{$match: {}}, {$group: {_id: 1, n: {$sum: 1}}}]");
    Pipeline.CountTail tail = pipeline.countTail().orElseThrow();
    assertThat(tail.result(3)).containsExactly(BsonDocument.parse("{_id: 1, n: 3}"));
    assertThat(tail.result(0)).isEmpty();
    assertThat(tail.result(1L << 40))
        .containsExactly(BsonDocument.parse("{_id: 1, n: {$numberLong: '1099511627776'}}"));
  }

  @Test
  void doesNotTakeOtherGroupsForCounts() {
    assertThat(parse("[{$group: {_id: '$a', n: {$sum: 1}}}]").countTail()).isEmpty();
    assertThat(parse("[{$group: {_id: 1, n: {$sum: '$a'}}}]").countTail()).isEmpty();
    assertThat(parse("[{$count: 'n'}, {$count: 'n'}]").countTail()).isEmpty();
    assertThat(parse("[{$count: 'n'}]").countTail()).isPresent();
  }

  @Test
  void groupsByEqualValuesWhateverTheirNumberType() {
    assertThat(
            run(
                parse("[{$group: {_id: '$k', total: {$sum: '$v'}}}]"),
                "[{k: 1, v: 2}, {k: 'x', v: 'no'}, {k: 1.0, v: 3}, {v: 1}, {k: null, v: 1}]"))
        .containsExactly(
            "{\"_id\": 1, \"total\": 5}",
            "{\"_id\": \"x\", \"total\": 0}",
            "{\"_id\": null, \"total\": 2}");
  }

  @Test
  void sortsCountsAndProjectsInTheTail() {
    assertThat(
            run(
                parse("[{$project: {a: 1}}, {$sort: {a: -1}}, {$skip: 1}]"),
                "[{a: 1, b: 9}, {a: 3}, {a: 2}]"))
        .containsExactly("{\"a\": 2}", "{\"a\": 1}");
    assertThat(run(parse("[{$project: {a: 1}}, {$count: 'n'}]"), "[{a: 1}, {a: 3}]"))
        .containsExactly("{\"n\": 2}");
    assertThat(run(parse("[{$project: {a: 1}}, {$count: 'n'}]"), "[]")).isEmpty();
  }

  @Test
  void systemValuesTravelWithDocumentsThroughProjections() {
    assertThat(
            run(
                parse(
                    "[{$project: {v: {$meta: 'version'}}}, {$match: {'$meta.version': 7}}, {$sort:"
                        + " {'$meta.version': 1}}, {$project: {v: 1, m: {$meta: 'metadata'}}}]"),
                "[{_id: 1, a: 1}]"))
        .containsExactly("{\"_id\": 1, \"v\": 7, \"m\": {}}");
    assertThat(run(parse("[{$project: {a: 0, v: {$meta: 'version'}}}]"), "[{_id: 1, a: 1, b: 2}]"))
        .containsExactly("{\"_id\": 1, \"b\": 2, \"v\": 7}");
  }

  @Test
  void groupsBySystemValuesAndLosesThemThere() {
    assertThat(
            run(
                parse(
                    "[{$group: {_id: {$meta: 'version'}, n: {$sum: {$meta: 'version'}}}},"
                        + " {$project: {n: 1, gone: {$meta: 'version'}}}]"),
                "[{a: 1}, {a: 2}]"))
        .containsExactly("{\"_id\": 7, \"n\": 14}");
    assertThat(run(parse("[{$group: {_id: '$a'}}, {$match: {'$meta.version': 7}}]"), "[{a: 1}]"))
        .isEmpty();
    assertThat(run(parse("[{$group: {_id: 1}}, {$match: {'$meta.version': null}}]"), "[{a: 1}]"))
        .containsExactly("{\"_id\": 1}");
  }

  @Test
  void readsNoMoreThanIsAskedFor() {
    Iterator<Integer> numbers = IntStream.iterate(1, n -> n + 1).iterator();
    Iterator<StageDocument> endless =
        Stream.generate(() -> new BsonDocument("a", new BsonInt32(numbers.next())))
            .map(StageDocument::made)
            .iterator();
    Iterator<BsonDocument> output =
        parse("[{$project: {b: '$a'}}, {$match: {b: {$gt: 3}}}, {$limit: 2}]").run(endless);
    assertThat(output.next()).isEqualTo(BsonDocument.parse("{b: 4}"));
    assertThat(output.next()).isEqualTo(BsonDocument.parse("{b: 5}"));
    assertThat(output.hasNext()).isFalse();
  }

  @Test
  void refusesASortThatNeedsTooMuchMemory() {
    String text = "x".repeat(1 << 20);
    Iterator<StageDocument> many =
        Stream.generate(() -> BsonDocument.parse("{a: '" + text + "'}"))
            .limit(300)
            .map(StageDocument::made)
            .iterator();
    assertThatThrownBy(() -> parse("[{$project: {a: 1}}, {$sort: {a: 1}}]").run(many).hasNext())
        .isInstanceOfSatisfying(
            CommandException.class, error -> assertThat(error.code().number()).isEqualTo(292));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[{}]|40323",
        "[{$match: {}, $limit: 1}]|40323",
        "[{$foo: 1}]|40324",
        "[{$lookup: {}}]|115",
        "[{$match: 1}]|15959",
        "[{$project: 1}]|15969",
        "[{$project: {}}]|51272",
        "[{$project: {a: {$foo: 1}}}]|31325",
        "[{$sort: 1}]|15973",
        "[{$sort: {}}]|15976",
        "[{$sort: {$natural: 1}}]|16410",
        "[{$sort: {'$meta.x': 1}}]|2",
        "[{$match: {'$meta.x': 1}}]|2",
        "[{$match: {$meta: 1}}]|2",
        "[{$project: {a: {$meta: 'x'}}}]|17308",
        "[{$group: {_id: {$meta: 'x'}}}]|17308",
        "[{$limit: 0}]|15958",
        "[{$limit: -1}]|5107201",
        "[{$limit: 'x'}]|5107201",
        "[{$limit: 1.5}]|5107201",
        "[{$skip: -1}]|5107200",
        "[{$count: 1}]|40156",
        "[{$count: ''}]|40157",
        "[{$count: '$a'}]|40158",
        "[{$count: 'a.b'}]|40160",
        "[{$group: 1}]|15947",
        "[{$group: {a: {$sum: 1}}}]|15955",
        "[{$group: {_id: null, a: 1}}]|40234",
        "[{$group: {_id: null, a: {}}}]|40234",
        "[{$group: {_id: null, 'a.b': {$sum: 1}}}]|40235",
        "[{$group: {_id: null, $a: {$sum: 1}}}]|40236",
        "[{$group: {_id: null, a: {$sum: [1]}}}]|40237",
        "[{$group: {_id: null, a: {$sum: 1, $avg: 1}}}]|40238",
        "[{$group: {_id: null, a: {$foo: 1}}}]|15952",
        "[{$group: {_id: null, a: {$accumulator: {}}}}]|115",
        "[{$group: {_id: null, a: {$count: 1}}}]|14",
        "[{$group: {_id: null, a: {$firstN: 1}}}]|5787801",
        "[{$group: {_id: null, a: {$topN: {n: 1, output: 1}}}}]|5788005",
      })
  void refusesWhatMongoDbRefusesWithItsCode(String stages, int code) {
    assertThatThrownBy(() -> parse(stages))
        .isInstanceOfSatisfying(
            CommandException.class, error -> assertThat(error.code().number()).isEqualTo(code));
  }

  private static Pipeline parse(String stages) {
    return Pipeline.parse(documents(stages), QueryContext.plain());
  }

  private static List<String> run(Pipeline pipeline, String documents) {
    List<String> output = new ArrayList<>();
    Iterator<StageDocument> rows =
        documents(documents).stream().map(document -> new StageDocument(document, META)).iterator();
    pipeline.run(rows).forEachRemaining(d -> output.add(d.toJson()));
    return output;
  }

  private static List<BsonDocument> documents(String json) {
    return BsonArray.parse(json).stream().map(BsonValue::asDocument).toList();
  }
}
