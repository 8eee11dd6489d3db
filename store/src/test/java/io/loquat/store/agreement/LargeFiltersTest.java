package io.loquat.store.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import io.loquat.model.SystemFields;
import io.loquat.query.filter.FilterPlan;
import io.loquat.query.filter.Filters;
import io.loquat.query.sql.TranslationContext;
import io.loquat.store.agreement.Rows.StoredRow;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** SQLite bounds the depth, the length and the parameters of a statement; filters may be larger. */
class LargeFiltersTest {
  private static final BsonDocument DOCUMENT = BsonDocument.parse("{_id: 7, a: 7, b: {c: 'x'}}");

  static Stream<Named<BsonDocument>> filters() {
    return Stream.of(
        Named.of("$nor in $nor", nested(98, BsonDocument.parse("{a: 7}"))),
        Named.of("numbers in $nor", nested(98, BsonDocument.parse("{'b.c.d': {$ne: 5}}"))),
        Named.of("$or of numbers", or(3000, i -> BsonDocument.parse("{a: " + i + "}"))),
        Named.of("$or of dotted paths", or(500, i -> BsonDocument.parse("{'b.c': 'x'}"))),
        Named.of("$or of flags", or(20_000, i -> BsonDocument.parse("{a: {$exists: true}}"))),
        Named.of("$and", all(1000)),
        Named.of("$in of ids", new BsonDocument("_id", in(10_000, BsonInt32::new))),
        Named.of("$in of more ids", new BsonDocument("_id", in(40_000, BsonInt32::new))),
        Named.of("$in of numbers", new BsonDocument("a", in(500, BsonInt32::new))),
        Named.of(
            "$in of many types",
            new BsonDocument("b.c", in(400, i -> i == 5 ? new BsonString("x") : new BsonInt32(i)))),
        Named.of("$in of texts", new BsonDocument("b.c", in(5000, i -> new BsonString("x")))));
  }

  @ParameterizedTest
  @MethodSource("filters")
  void sqliteTakesWhatIsMadeOfALargeFilter(BsonDocument filter) {
    Rows rows = new Rows();
    rows.fill(List.of(StoredRow.of(DOCUMENT)));
    FilterPlan plan =
        Filters.plan(Filters.parse(filter), new TranslationContext(SystemFields.HIDDEN));

    assertThat(plan.where().map(rows::select).orElse(List.of(0))).containsExactly(0);
    assertThat(Filters.matches(Filters.parse(filter), DOCUMENT)).isTrue();
  }

  private static BsonDocument nested(int depth, BsonDocument inner) {
    BsonDocument filter = inner;
    for (int i = 0; i < depth; i++) {
      filter = new BsonDocument("$nor", new BsonArray(List.of(filter)));
    }
    return filter;
  }

  private static BsonDocument or(int count, IntFunction<BsonDocument> filter) {
    return new BsonDocument(
        "$or", new BsonArray(IntStream.range(0, count).mapToObj(filter).toList()));
  }

  private static BsonDocument all(int count) {
    BsonDocument filter = new BsonDocument();
    IntStream.range(0, count)
        .forEach(i -> filter.put("x" + i, BsonDocument.parse("{$exists: false}")));
    return filter;
  }

  private static BsonDocument in(int count, IntFunction<BsonValue> value) {
    List<BsonValue> values = IntStream.range(0, count).mapToObj(value).toList();
    return new BsonDocument("$in", new BsonArray(values));
  }
}
