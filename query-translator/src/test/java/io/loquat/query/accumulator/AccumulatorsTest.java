package io.loquat.query.accumulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loquat.model.CommandException;
import io.loquat.query.context.QueryContext;
import io.loquat.query.expression.accumulator.Accumulation;
import io.loquat.query.expression.tree.Scope;
import io.loquat.query.limit.MemoryBudget;
import io.loquat.query.meta.DocumentMeta;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccumulatorsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{$addToSet: '$a'}  | [{a: 2}, {a: 1}, {a: 2.0}, {}, {a: null}] | [2, 1, null]",
        "{$avg: '$a'}       | [{a: 1}, {a: 'x'}, {a: 2}]                | 1.5",
        "{$avg: '$a'}       | [{}]                                      | null",
        "{$concatArrays: '$a'} | [{a: [1]}, {}, {a: [[2], 1]}]          | [1, [2], 1]",
        "{$count: {}}       | [{}, {}]                                  | 2",
        "{$first: '$a'}     | [{}, {a: 1}]                              | null",
        "{$first: '$a'}     | [{a: 1}, {a: 2}]                          | 1",
        "{$last: '$a'}      | [{a: 1}, {a: 2}]                          | 2",
        "{$last: {$minKey: 1}} | [{}]                                   | {$minKey: 1}",
        "{$max: '$a'}       | [{a: 1}, {a: 'x'}, {a: null}]             | \"x\"",
        "{$min: '$a'}       | [{}, {a: 2.0}, {a: 2}, {a: 3}]            | 2.0",
        "{$mergeObjects: '$a'} | [{a: {x: 1}}, {}, {a: {x: 2, y: 3}}]   | {x: 2, y: 3}",
        "{$push: '$a'}      | [{a: 1}, {}, {a: null}, {a: 1}]           | [1, null, 1]",
        "{$setUnion: '$a'}  | [{a: [1, 1]}, {a: [2, 1.0]}]              | [1, 2]",
        "{$stdDevPop: '$a'} | [{a: 1}, {a: 3}]                          | 1.0",
        "{$stdDevSamp: '$a'} | [{a: 1}]                                 | null",
        "{$sum: '$a'}       | [{a: 1}, {a: 2.5}, {a: 'x'}]              | 3.5",
        "{$firstN: {n: 2, input: '$a'}} | [{}, {a: 1}, {a: 2}]          | [null, 1]",
        "{$lastN: {n: 2, input: '$a'}}  | [{a: 0}, {a: 1}, {}]          | [1, null]",
        "{$maxN: {n: 2, input: '$a'}}   | [{a: 1}, {}, {a: 3}, {a: 2}]  | [3, 2]",
        "{$minN: {n: {$size: '$_id'}, input: '$a'}} | [{a: 1}, {a: 3}, {a: 2}] | [1, 2]",
        "{$top: {output: '$a', sortBy: {b: 1}}} | [{a: 1, b: 2}, {a: 2, b: 1}] | 2",
        "{$bottom: {output: ['$a', '$c'], sortBy: {b: 1}}} | [{a: 1, b: 2}, {a: 2, b: 1}] | [1,"
            + " null]",
        "{$topN: {n: 2, output: '$a', sortBy: {b: -1}}} | [{a: 1, b: 1}, {a: 2, b: 2}, {a: 3, b:"
            + " 3}] | [3, 2]",
        "{$bottomN: {n: 2, output: '$a', sortBy: {b: 1}}} | [{a: 3, b: 3}, {a: 1, b: 1}, {a: 2, b:"
            + " 2}] | [2, 3]",
        "{$median: {input: '$a', method: 'approximate'}} | [{a: 3}, {a: 1}, {a: 2}] | 2.0",
        "{$percentile: {input: '$a', p: [0, 1], method: 'approximate'}} | [{a: 3}, {a: 1}] | [1.0,"
            + " 3.0]",
      })
  void makesOneValueOfManyDocuments(String specification, String documents, String expected) {
    assertThat(accumulated(specification, documents)).isEqualTo(value(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{$sum: [1]}                                  | 40237",
        "{$foo: 1}                                    | 15952",
        "{$accumulator: {}}                           | 115",
        "{$count: 1}                                  | 14",
        "{$concatArrays: 'x'}                         | 14",
        "{$setUnion: null}                            | 14",
        "{$mergeObjects: 1}                           | 5911200",
        "{$firstN: 1}                                 | 5787801",
        "{$maxN: {n: 1, input: 1, x: 1}}              | 5787901",
        "{$maxN: {input: 1}}                          | 5787906",
        "{$maxN: {n: 1}}                              | 5787907",
        "{$maxN: {n: 0, input: 1}}                    | 5787908",
        "{$maxN: {n: 'x', input: 1}}                  | 5787902",
        "{$maxN: {n: 1.5, input: 1}}                  | 5787903",
        "{$top: 1}                                    | 5788001",
        "{$top: {n: 1, output: 1, sortBy: {a: 1}}}    | 5788002",
        "{$topN: {output: 1, sortBy: {a: 1}}}         | 5788003",
        "{$topN: {n: 1, sortBy: {a: 1}}}              | 5788004",
        "{$median: {input: 1, method: 'x'}}           | 2",
        "{$percentile: {input: 1, p: ['x'], method: 'approximate'}} | 7750302",
      })
  void refusesWhatMongoDbRefusesWithItsCode(String specification, int code) {
    assertThatThrownBy(() -> accumulated(specification, "[{}]"))
        .isInstanceOfSatisfying(
            CommandException.class, error -> assertThat(error.code().number()).isEqualTo(code));
  }

  @Test
  void boundsTheMemoryOfAGroup() {
    Accumulation pushing =
        Accumulators.parse("$push", new BsonString("$a"), QueryContext.plain())
            .start(new BsonInt32(1), new MemoryBudget("$group"));
    BsonString text = new BsonString("x".repeat(1 << 20));
    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 1000; i++) {
                pushing.add(text);
              }
            })
        .isInstanceOf(CommandException.class);
  }

  private static BsonValue accumulated(String specification, String documents) {
    BsonDocument source = BsonDocument.parse(specification);
    Accumulator accumulator =
        Accumulators.parse(
            source.getFirstKey(), source.get(source.getFirstKey()), QueryContext.plain());
    Accumulation accumulation = accumulator.start(value("['k', 'l']"), new MemoryBudget("$group"));
    for (BsonValue document : BsonArray.parse(documents)) {
      accumulation.add(accumulator.read(Scope.of(document.asDocument(), DocumentMeta.NONE)));
    }
    return accumulation.result();
  }

  private static BsonValue value(String json) {
    return BsonDocument.parse("{value: " + json + "}").get("value");
  }
}
