package io.loquat.store.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import io.loquat.model.CommandException;
import io.loquat.model.SystemFields;
import io.loquat.query.context.QueryContext;
import io.loquat.query.operator.OperatorSpec.Example;
import io.loquat.query.operator.OperatorSpec.Expected;
import io.loquat.query.sql.TranslationContext;
import io.loquat.query.update.Update;
import io.loquat.query.update.Updates;
import io.loquat.store.jsonb.JsonbCodec;
import io.loquat.store.jsonb.RootRule;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.RawBsonDocument;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Where SQL changes a row, it makes the document that the evaluator makes, byte for byte. */
class UpdateAgreementTest {
  private static final Rows ROWS = new Rows();
  private static final JsonbCodec CODEC = new JsonbCodec();
  private static final TranslationContext CONTEXT = new TranslationContext(SystemFields.HIDDEN);

  static Stream<Example> examples() {
    return Updates.operators().stream().flatMap(spec -> spec.examples().stream());
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyExampleOfAnOperatorHoldsInSqlOrIsLeftToTheEvaluator(Example example) {
    BsonDocument before = withId(BsonDocument.parse(example.input()));
    Optional<RawBsonDocument> bySql =
        parsed(BsonDocument.parse(example.expression()))
            .flatMap(update -> updatedBySql(update, CODEC.encode(before, RootRule.VERBATIM)))
            .map(UpdateAgreementTest::decoded);
    switch (example.expected()) {
      case Expected.Failure _ -> assertThat(bySql).isEmpty();
      case Expected.Result(String json) ->
          bySql.ifPresent(after -> assertThat(after).isEqualTo(withId(BsonDocument.parse(json))));
    }
  }

  /** Keeps what SQL wrote from one update to the next: its bytes may differ from the codec's. */
  @Property(tries = 3000)
  void sqlMakesTheDocumentThatTheEvaluatorMakes(
      @ForAll("documents") BsonDocument document, @ForAll("updates") List<BsonDocument> updates) {
    byte[] data = CODEC.encode(document, RootRule.VERBATIM);
    for (BsonDocument source : updates) {
      Optional<Update> update = parsed(source);
      if (update.isPresent()) {
        data = agreedUpdate(source, update.get(), data);
      }
    }
  }

  private static byte[] agreedUpdate(BsonDocument source, Update update, byte[] data) {
    RawBsonDocument before = decoded(data);
    Optional<RawBsonDocument> byEvaluator = updatedByEvaluator(update, before);
    Optional<byte[]> bySql = updatedBySql(update, data);
    if (bySql.isPresent()) {
      RawBsonDocument after = decoded(bySql.get());
      assertThat(bytes(after)).as("%s%n%s", before, source).isNotEqualTo(bytes(before));
      assertThat(byEvaluator).as("%s%n%s", before, source).isPresent();
      assertThat(bytes(after))
          .as("%s%n%s%n%s%n%s", before, source, after, byEvaluator.get())
          .isEqualTo(bytes(byEvaluator.get()));
    }
    return bySql
        .or(() -> byEvaluator.map(after -> CODEC.encode(after, RootRule.VERBATIM)))
        .orElse(data);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{$set: {a: 'x'}}|{a: 1}",
        "{$set: {a: 'x'}}|{}",
        "{$set: {'a.b.c': 1}}|{}",
        "{$set: {'a.b': 1}}|{a: {c: 1}}",
        "{$set: {a: {$date: 5}}}|{a: {$date: 6}}",
        "{$set: {a: [1]}}|{a: [2]}",
        "{$set: {a: {$numberLong: '1'}}}|{a: 1}",
        "{$unset: {a: 1}}|{a: 1}",
        "{$unset: {'a.b': 1}}|{a: {b: 1, c: 2}}",
        "{$inc: {a: 1}}|{a: 1}",
        "{$inc: {'a.b': -1}}|{a: {b: 1}}",
        "{$inc: {a: 1}}|{a: {$numberLong: '1'}}",
        "{$inc: {a: {$numberLong: '-9'}}}|{a: 1}",
        "{$mul: {a: 3}}|{a: 2}",
        "{$mul: {a: -3}}|{a: {$numberLong: '7'}}",
        "{$mul: {'a.b': {$numberLong: '3'}}}|{a: {b: 5}}",
        "{$min: {a: 3}}|{a: 5}",
        "{$max: {a: {$numberLong: '7'}}}|{a: 5}",
        "{$pop: {a: 1}}|{a: [1, {x: 2}]}",
        "{$pop: {'a.b': -1}}|{a: {b: [1]}}",
        "{$currentDate: {a: true}}|{a: 1}",
        "{$push: {a: {x: 1}}}|{a: []}",
        "{$pull: {a: 1}}|{a: [2, 1, {$numberLong: '3'}]}",
        "{$pull: {'a.b': 'x'}}|{a: {b: ['x', ['x']]}}",
        "{$pull: {a: null}}|{a: [true, null]}",
        "{$pull: {a: true}}|{a: [true, false]}",
        "{$unset: {'a.b': 1}}|{a: {b: 1, $date: 2}}",
        "{$push: {'a.b': {$each: [1, 2]}}}|{a: {b: [0]}}",
        "{$set: {b: 1}, $inc: {a: 1}, $push: {c: 1}, $unset: {d: 1}}|{a: 1, c: [], d: 1}",
      })
  void updatesInSqlWhatItsRowsAllow(String update, String before) {
    byte[] data = CODEC.encode(withId(BsonDocument.parse(before)), RootRule.VERBATIM);
    assertThat(updatedBySql(parse(update), data)).isPresent();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{$set: {a: 1}}|{a: 1}",
        "{$set: {a: {b: 1}}}|{a: {b: 1}}",
        "{$set: {'a.b': 1}}|{a: 1}",
        "{$set: {'a.b': 1}}|{a: [{b: 2}]}",
        "{$set: {'a.b': 1}}|{a: {$date: 5}}",
        "{$set: {'a.0': 1}}|{a: [5]}",
        "{$unset: {b: 1}}|{a: 1}",
        "{$inc: {a: 1}}|{a: 2147483647}",
        "{$inc: {a: 1}}|{a: {$numberLong: '9223372036854775807'}}",
        "{$inc: {a: 1}}|{a: 1.5}",
        "{$inc: {a: 1}}|{a: 'x'}",
        "{$inc: {a: 1.5}}|{a: 1}",
        "{$mul: {a: 2}}|{a: 1073741824}",
        "{$mul: {a: 2}}|{a: {$numberLong: '9223372036854775807'}}",
        "{$mul: {a: 1}}|{a: 5}",
        "{$mul: {a: {$numberLong: '5'}}}|{a: 0}",
        "{$mul: {a: 2}}|{a: 1.5}",
        "{$mul: {a: 2}}|{}",
        "{$min: {a: 7}}|{a: 5}",
        "{$max: {a: 7}}|{a: 5.0}",
        "{$max: {a: 7}}|{}",
        "{$max: {a: 'x'}}|{a: 5}",
        "{$pop: {a: 1}}|{a: []}",
        "{$pop: {a: 1}}|{a: 5}",
        "{$pop: {'a.0': 1}}|{a: [[1]]}",
        "{$rename: {a: 'b'}}|{a: 5}",
        "{$set: {'a.$[]': 1}}|{a: [5]}",
        "{$push: {a: 1}}|{a: 1}",
        "{$push: {a: {$each: [1], $slice: 1}}}|{a: []}",
        "{$pull: {a: 1}}|{a: [1, 1]}",
        "{$pull: {a: 1}}|{a: [1, 2.0]}",
        "{$pull: {a: 'x'}}|{a: ['x', {$symbol: 'x'}]}",
        "{$pull: {a: {$gt: 0}}}|{a: [1]}",
        "{$pull: {a: 5}}|{a: [1]}",
        "{a: 1}|{a: 2}",
      })
  void leavesToTheEvaluatorWhatSqlCannotSay(String update, String before) {
    byte[] data = CODEC.encode(withId(BsonDocument.parse(before)), RootRule.VERBATIM);
    assertThat(updatedBySql(parse(update), data)).isEmpty();
  }

  private static Optional<byte[]> updatedBySql(Update update, byte[] data) {
    return Updates.plan(update, CONTEXT).flatMap(plan -> ROWS.update(plan, data));
  }

  /** As it is once stored, because the codec does not keep the bits of a NaN. */
  private static Optional<RawBsonDocument> updatedByEvaluator(Update update, BsonDocument before) {
    try {
      BsonDocument after = Updates.apply(update, before);
      return Optional.of(decoded(CODEC.encode(after, RootRule.VERBATIM)));
    } catch (CommandException _) {
      return Optional.empty();
    }
  }

  private static Update parse(String update) {
    return Updates.parse(BsonDocument.parse(update), SystemFields.HIDDEN, QueryContext.plain());
  }

  private static Optional<Update> parsed(BsonDocument update) {
    try {
      return Optional.of(Updates.parse(update, SystemFields.HIDDEN, QueryContext.plain()));
    } catch (CommandException _) {
      return Optional.empty();
    }
  }

  private static RawBsonDocument decoded(byte[] data) {
    return new RawBsonDocument(CODEC.decode(data));
  }

  private static byte[] bytes(RawBsonDocument document) {
    byte[] bytes = new byte[document.getByteBuffer().remaining()];
    document.getByteBuffer().get(bytes);
    return bytes;
  }

  private static BsonDocument withId(BsonDocument document) {
    BsonDocument result = new BsonDocument("_id", new BsonInt32(1));
    document.forEach(result::putIfAbsent);
    return result;
  }

  @Provide
  Arbitrary<BsonDocument> documents() {
    return Combinators.combine(FilterArbitraries.ids(), FilterArbitraries.documents())
        .as(
            (id, document) -> {
              BsonDocument stored = new BsonDocument("_id", id);
              document.forEach(stored::putIfAbsent);
              return stored;
            });
  }

  @Provide
  Arbitrary<List<BsonDocument>> updates() {
    return UpdateArbitraries.updates().list().ofMinSize(1).ofMaxSize(6);
  }
}
