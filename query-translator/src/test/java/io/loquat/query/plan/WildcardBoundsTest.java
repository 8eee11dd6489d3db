package io.loquat.query.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.loquat.query.filter.Filter;
import io.loquat.query.filter.Filters;
import io.loquat.query.filter.IndexCondition;
import io.loquat.query.filter.IndexCondition.OnField;
import io.loquat.query.index.IndexSpec;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every match of what a wildcard index answers has a key in the bounds. */
class WildcardBoundsTest {
  private static final List<String> DOCUMENTS =
      List.of(
          "{}",
          "{_id: 1}",
          "{a: 1}",
          "{a: 1, b: 2}",
          "{a: null}",
          "{a: []}",
          "{a: {}}",
          "{a: [{}]}",
          "{a: [null]}",
          "{a: [1, 5]}",
          "{a: [[1, 5]]}",
          "{a: 'x'}",
          "{a: ['x', 'y']}",
          "{a: {b: 1}}",
          "{a: {b: null}}",
          "{a: {b: [1, 5]}}",
          "{a: [{b: 1}, {b: 5}]}",
          "{a: [{b: [1]}, {c: 5}]}",
          "{a: [{c: 1}]}",
          "{a: {b: {c: 1}}}",
          "{a: {'0': 1}}",
          "{a: {'0': {b: 1}}}",
          "{a: [[{b: 1}]]}",
          "{a: [{'0': {b: 1}}]}",
          "{a: {$minKey: 1}}",
          "{a: {$maxKey: 1}}",
          "{a: /x/}",
          "{a: true, b: [1, {c: 5}]}");

  private static final List<String> FILTERS =
      List.of(
          "{a: 1}",
          "{a: {$gt: 1}}",
          "{a: {$gte: 1, $lt: 6}}",
          "{a: null}",
          "{a: {$ne: null}}",
          "{a: {$ne: 1}}",
          "{a: {$exists: true}}",
          "{a: {$exists: false}}",
          "{a: {$in: [1, 'x']}}",
          "{a: {$in: [null, 1]}}",
          "{a: {$nin: [1]}}",
          "{a: {$not: {$gt: 3}}}",
          "{a: /^x/}",
          "{a: {$type: 'object'}}",
          "{a: {$type: 'array'}}",
          "{a: {$type: 'number'}}",
          "{a: {$type: 'null'}}",
          "{a: {b: 1}}",
          "{a: {}}",
          "{a: []}",
          "{a: [1, 5]}",
          "{a: [[1, 5]]}",
          "{a: [{b: 1}, {b: 5}]}",
          "{a: {$gte: {}}}",
          "{a: {$gt: []}}",
          "{a: {$gte: {$minKey: 1}}}",
          "{a: {$lt: {$maxKey: 1}}}",
          "{a: {$size: 2}}",
          "{a: {$all: [1, 5]}}",
          "{a: {$mod: [2, 1]}}",
          "{a: {$elemMatch: {b: 1}}}",
          "{a: {$elemMatch: {b: null}}}",
          "{a: {$elemMatch: {b: {$exists: false}}}}",
          "{a: {$elemMatch: {$gt: 3}}}",
          "{'a.b': 1}",
          "{'a.b': {$exists: true}}",
          "{'a.b': {$ne: null}}",
          "{'a.b': {$nin: [null, 1]}}",
          "{'a.b.c': {$not: {$lte: null}}}",
          "{'a.0.b': {$ne: null}}",
          "{a: {$elemMatch: {'b.c': {$ne: null}}}}",
          "{'a.b.c': 1}",
          "{'a.0': 1}",
          "{'a.0.b': 1}",
          "{'a.0.0.b': 1}",
          "{'a.0.b': {$exists: true}}",
          "{'a.b': {$gt: 3}, a: {$exists: true}}",
          "{a: 1, b: 2}",
          "{a: true, 'b.c': 5}",
          "{_id: 1}");

  private static IndexSpec spec(String description) {
    return IndexSpec.of(BsonDocument.parse(description).append("name", new BsonString("wildcard")));
  }

  private static Optional<IndexBounds> bounds(IndexSpec spec, Filter filter) {
    IndexCondition condition = Filters.indexCondition(filter);
    List<IndexCondition> parts =
        condition instanceof IndexCondition.All(List<IndexCondition> all)
            ? all
            : List.of(condition);
    return WildcardBounds.of(
        spec, parts.stream().filter(OnField.class::isInstance).map(OnField.class::cast).toList());
  }

  private static boolean isIn(byte[] key, IndexBounds bounds) {
    return bounds.ranges().stream()
        .anyMatch(
            range ->
                Arrays.compareUnsigned(range.from(), key) <= 0
                    && Arrays.compareUnsigned(key, range.to()) < 0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{key: {'$**': 1}}",
        "{key: {'$**': -1}}",
        "{key: {'a.$**': 1}}",
        "{key: {'a.b.$**': 1}}",
        "{key: {'$**': 1}, wildcardProjection: {a: 1}}",
        "{key: {'$**': 1}, wildcardProjection: {'a.b': 1}}",
        "{key: {'$**': 1}, wildcardProjection: {'a.b': 0}}",
        "{key: {'$**': 1}, wildcardProjection: {_id: 1, b: 0}}",
        "{key: {b: 1, '$**': -1}, wildcardProjection: {b: 0}}",
        "{key: {'$**': 1, b: 1}, wildcardProjection: {b: 0}}"
      })
  void holdAKeyOfEveryMatch(String index) {
    IndexSpec spec = spec(index);
    for (String filter : FILTERS) {
      Filter parsed = Filters.parse(BsonDocument.parse(filter));
      bounds(spec, parsed).ifPresent(bounds -> checkAll(spec, bounds, parsed, filter));
    }
  }

  private static void checkAll(IndexSpec spec, IndexBounds bounds, Filter parsed, String filter) {
    for (String document : DOCUMENTS) {
      BsonDocument each = BsonDocument.parse(document);
      boolean indexable = !(spec.keyPattern().containsKey("b") && document.contains("b: ["));
      if (indexable && Filters.matches(parsed, each)) {
        assertThat(spec.keys(each).keys())
            .as("%s of %s in %s", document, filter, spec)
            .anyMatch(key -> isIn(key, bounds));
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{a: 1}                 | true",
        "{a: {$gt: 1}}          | true",
        "{a: {$exists: true}}   | true",
        "{a: {$ne: null}}       | true",
        "{'a.0.b': 1}           | true",
        "{a: null}              | false",
        "{a: {$exists: false}}  | false",
        "{a: {$ne: 1}}          | false",
        "{_id: 1}               | false",
        "{}                     | false"
      })
  void areThereOnlyWhereMatchesHaveKeys(String filter, boolean there) {
    Filter parsed = Filters.parse(BsonDocument.parse(filter));
    assertThat(bounds(spec("{key: {'$**': 1}}"), parsed).isPresent()).isEqualTo(there);
  }

  @Test
  void readOnlyOnePath() {
    Filter filter = Filters.parse(BsonDocument.parse("{a: {$gt: 1}}"));
    IndexSpec spec = spec("{key: {'$**': 1}}");
    IndexBounds bounds = bounds(spec, filter).orElseThrow();
    BsonDocument other = BsonDocument.parse("{aa: 5, b: 5, 'c': 5}");
    assertThat(spec.keys(other).keys()).hasSize(3).noneMatch(key -> isIn(key, bounds));
  }
}
