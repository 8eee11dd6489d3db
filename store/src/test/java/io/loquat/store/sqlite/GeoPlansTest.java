package io.loquat.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loquat.concurrency.ExpectedVersion;
import io.loquat.model.CommandException;
import io.loquat.query.filter.Filter;
import io.loquat.query.filter.Filters;
import io.loquat.query.filter.NearCondition;
import io.loquat.query.index.IndexSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.bson.BsonDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What geospatial indexes answer is what the evaluator says of every document. */
class GeoPlansTest {
  private static final int DOCUMENTS = 120;
  private static final int QUERIES = 10;

  @TempDir Path folder;
  private TestStore store;
  private final List<BsonDocument> documents = new ArrayList<>();

  @BeforeEach
  void open() {
    store = TestStore.hidden(folder);
  }

  @AfterEach
  void close() {
    store.store().close();
  }

  private void index(String description) {
    IndexSpec spec = IndexSpec.of(BsonDocument.parse(description));
    store.write(
        transaction ->
            transaction.createIndex(transaction.ensureCollection(TestStore.COLLECTION), spec));
  }

  private void insert(String document) {
    documents.add(BsonDocument.parse(document));
    store.insert(document);
  }

  private static String pair(Random random) {
    boolean edge = random.nextInt(6) == 0;
    double x = edge ? (random.nextBoolean() ? 179.999 : -180) : random.nextDouble() * 360 - 180;
    double y =
        random.nextInt(6) == 0
            ? (random.nextBoolean() ? 90 : -89.9999)
            : random.nextDouble() * 180 - 90;
    return String.format(Locale.ROOT, "[%.6f, %.6f]", x, y);
  }

  private static String near(Random random, double x, double y) {
    return String.format(
        Locale.ROOT,
        "[%.6f, %.6f]",
        Math.clamp(x + random.nextGaussian(), -180, 180),
        Math.clamp(y + random.nextGaussian(), -89, 89));
  }

  private static String geometry(Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> pair(random);
      case 1 ->
          "{type: 'LineString', coordinates: [%s, %s]}"
              .formatted(near(random, 10, 10), near(random, 20, 30));
      case 2 ->
          "{type: 'Polygon', coordinates: [[[0, 0], [%1$d, 1], [%1$d, 20], [0, 0]]]}"
              .formatted(5 + random.nextInt(40));
      default -> "{type: 'Point', coordinates: %s}".formatted(pair(random));
    };
  }

  /** The ids that match, by distance and then as they were inserted, or in order of ids. */
  private List<String> expected(String json) {
    Filter filter = Filters.parse(BsonDocument.parse(json));
    Comparator<BsonDocument> order =
        Filters.near(filter)
            .map(GeoPlansTest::byDistance)
            .orElseGet(() -> Comparator.comparing(document -> 0));
    return documents.stream()
        .filter(document -> Filters.matches(filter, document))
        .sorted(order)
        .map(document -> document.get("_id").toString())
        .toList();
  }

  private static Comparator<BsonDocument> byDistance(NearCondition near) {
    return Comparator.comparingDouble(document -> near.nearest(document).orElseThrow().distance());
  }

  private List<String> found(String json, int batch) {
    return store.find(store.query(json, "", 0, 0), batch).stream()
        .map(document -> BsonDocument.parse(document).get("_id").toString())
        .toList();
  }

  private void assertSame(String filter) {
    List<String> expected = expected(filter);
    List<String> found = found(filter, 7);
    if (!filter.contains("ear")) {
      expected = expected.stream().sorted().toList();
      found = found.stream().sorted().toList();
    }
    assertThat(found).as(filter).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void theSphereAgreesWithTheEvaluator(long seed) {
    Random random = new Random(seed);
    index("{name: 'g', key: {g: '2dsphere', n: 1}, v: 2}");
    for (int i = 0; i < DOCUMENTS; i++) {
      insert("{_id: %d, g: %s, n: %d}".formatted(i, geometry(random), i % 3));
    }
    for (int i = 0; i < QUERIES; i++) {
      double radius = random.nextDouble() * (random.nextBoolean() ? 3 : 0.4);
      assertSame(
          "{g: {$geoWithin: {$centerSphere: [%s, %s]}}, n: 1}".formatted(pair(random), radius));
      assertSame(
          "{g: {$geoIntersects: {$geometry: {type: 'Polygon', coordinates:"
              + " [[[-10, -10], [%d, -5], [30, 30], [-10, -10]]]}}}}"
                  .formatted(random.nextInt(50)));
      assertSame("{g: {$nearSphere: %s}}".formatted(pair(random)));
      assertSame(
          "{n: 2, g: {$near: {$geometry: {type: 'Point', coordinates: %s}, $minDistance: %d,"
                  .formatted(pair(random), random.nextInt(2_000_000))
              + " $maxDistance: 9000000}}}");
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5})
  void thePlaneAgreesWithTheEvaluator(long seed) {
    Random random = new Random(seed);
    index("{name: 'g', key: {g: '2d', n: 1}, v: 2, bits: %d}".formatted(random.nextInt(26) + 6));
    for (int i = 0; i < DOCUMENTS; i++) {
      String points = i % 4 == 0 ? "[" + pair(random) + ", " + pair(random) + "]" : pair(random);
      insert("{_id: %d, g: %s, n: [%d, 7]}".formatted(i, points, i % 3));
    }
    for (int i = 0; i < QUERIES; i++) {
      assertSame("{g: {$geoWithin: {$box: [%s, %s]}}, n: 1}".formatted(pair(random), pair(random)));
      assertSame("{g: {$geoWithin: {$center: [%s, 40]}}}".formatted(pair(random)));
      assertSame(
          "{g: {$geoWithin: {$polygon: [%s, %s, %s]}}}"
              .formatted(pair(random), pair(random), pair(random)));
      assertSame("{g: {$geoWithin: {$centerSphere: [%s, 0.4]}}}".formatted(pair(random)));
      assertSame("{g: {$near: %s, $maxDistance: 90}}".formatted(pair(random)));
      assertSame("{g: {$nearSphere: %s, $minDistance: 0.5}, n: 2}".formatted(pair(random)));
    }
  }

  @Test
  void fieldsBeforeTheGeometryNarrowTheSearch() {
    Random random = new Random(6);
    index("{name: 'ng', key: {n: 1, g: '2dsphere'}, v: 2}");
    for (int i = 0; i < DOCUMENTS; i++) {
      insert("{_id: %d, g: %s, n: %d}".formatted(i, geometry(random), i % 5));
    }
    assertSame("{n: 3, g: {$nearSphere: [0, 0]}}");
    assertSame("{n: {$in: [1, 2]}, g: {$nearSphere: [0, 0]}}");
    assertSame("{n: {$gt: 1}, g: {$nearSphere: [0, 0]}}");
    assertSame("{n: {$gt: 1}, g: {$geoWithin: {$centerSphere: [[0, 0], 1]}}}");
    assertThatThrownBy(() -> found("{g: {$nearSphere: [0, 0]}}", 7))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("unable to find index");
  }

  @Test
  void documentsWithoutGeometryAreFoundByTheirOtherFields() {
    index("{name: 'ng', key: {n: 1, g: '2dsphere'}, v: 2}");
    insert("{_id: 1, n: 1}");
    insert("{_id: 2, n: 1, g: [0, 0]}");

    assertThat(found("{n: 1}", 7)).hasSize(2);
  }

  @Test
  void asMuchIsReadAsTheLimitAsks() {
    Random random = new Random(7);
    index("{name: 'g', key: {g: '2dsphere'}, v: 2}");
    for (int i = 0; i < DOCUMENTS; i++) {
      insert("{_id: %d, g: %s}".formatted(i, pair(random)));
    }
    String filter = "{g: {$nearSphere: [20, 20]}}";

    assertThat(store.find(store.query(filter, "", 2, 5), 101))
        .extracting(document -> BsonDocument.parse(document).get("_id").toString())
        .isEqualTo(expected(filter).subList(2, 7));
  }

  @Test
  void anUpdateMeetsEachDocumentOnceThoughItMovesThem() {
    index("{name: 'g', key: {g: '2dsphere'}, v: 2}");
    for (int i = 0; i < DOCUMENTS; i++) {
      insert("{_id: %d, g: [%s, 0], n: 0}".formatted(i, i * 0.001));
    }
    store.update(
        "{g: {$nearSphere: [0, 0]}}",
        "{$set: {g: [90, 0]}, $inc: {n: 1}}",
        true,
        ExpectedVersion.NO_CHECK);

    assertThat(store.find(store.query("{n: 1}", "", 0, 0), 1000)).hasSize(DOCUMENTS);
  }

  @Test
  void aSortComesBeforeTheDistance() {
    index("{name: 'g', key: {g: '2d'}, v: 2}");
    insert("{_id: 1, g: [0, 0], n: 3}");
    insert("{_id: 2, g: [1, 0], n: 1}");
    insert("{_id: 3, g: [2, 0], n: 2}");

    assertThat(store.find(store.query("{g: {$near: [0, 0]}}", "{n: 1}", 0, 0), 101))
        .extracting(document -> BsonDocument.parse(document).getInt32("_id").getValue())
        .containsExactly(2, 3, 1);
    assertThatThrownBy(
            () -> store.find(store.query("{g: {$near: [0, 0]}}", "{$natural: 1}", 0, 0), 101))
        .hasMessageContaining("$natural sort order");
  }
}
