package io.loquat.query.plan;

import io.loquat.model.ArrayIndex;
import io.loquat.model.TextOrder;
import io.loquat.model.TypeBracket;
import io.loquat.query.bounds.Brackets;
import io.loquat.query.bounds.Cut;
import io.loquat.query.bounds.FieldBounds;
import io.loquat.query.bounds.Interval;
import io.loquat.query.bounds.Intervals;
import io.loquat.query.filter.IndexCondition.OnField;
import io.loquat.query.index.IndexField;
import io.loquat.query.index.IndexSpec;
import io.loquat.query.index.IndexedField;
import io.loquat.query.index.WildcardPaths;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.BsonNull;
import org.bson.BsonString;

/**
 * What a wildcard index can answer of conditions side by side. Confined to one index of one query.
 *
 * <p>Its keys hold a path and a value in the place of the wildcard field. One condition bounds
 * both: others on the same path may be met by another element of an array, and so by another key. A
 * document without anything at a path has no key for it, so conditions that such documents meet
 * cannot use the index; and what asks for a document or whatever is there reads the keys of all
 * paths below too.
 */
final class WildcardBounds {
  /** More names that look like offsets than this give too many paths. */
  private static final int OFFSETS_MAX = 6;

  private final IndexSpec spec;
  private final WildcardPaths paths;

  private WildcardBounds(IndexSpec spec) {
    this.spec = spec;
    this.paths = spec.wildcardPaths();
  }

  /** The paths and the values of a condition's matches. */
  private record Wanted(String path, Intervals paths, Intervals values) {
    /** Any value at these paths besides, where any is wanted. */
    Wanted orAt(List<String> others) {
      Intervals points = Intervals.union(others.stream().map(WildcardBounds::point));
      return new Wanted(path, paths.or(points), values);
    }

    /** An offset may lead into an array in an array, which is one value at the path before it. */
    Wanted orIn(List<String> arrays) {
      return arrays.isEmpty()
          ? this
          : new Wanted(
              path,
              paths.or(Intervals.union(arrays.stream().map(WildcardBounds::point))),
              values.or(Intervals.of(Brackets.of(TypeBracket.ARRAY))));
    }

    int width() {
      if (values.isAll()) {
        return Integer.MAX_VALUE;
      }
      return values.isPoints() ? values.list().size() : 1_000 + values.list().size();
    }
  }

  /** The bounds that the conditions allow; empty if the index cannot answer any of them. */
  static Optional<IndexBounds> of(IndexSpec spec, List<OnField> conditions) {
    return new WildcardBounds(spec).bounds(conditions);
  }

  private Optional<IndexBounds> bounds(List<OnField> conditions) {
    Optional<Wanted> wanted =
        conditions.stream()
            .flatMap(condition -> wanted(condition).stream())
            .min(Comparator.comparingInt(Wanted::width));
    boolean prefix =
        spec.fields().getFirst().kind() == IndexField.Kind.VALUE && !regular(0, conditions).isAll();
    if (wanted.isEmpty() && !prefix) {
      return Optional.empty();
    }
    List<IndexField> fields = new ArrayList<>();
    List<Intervals> intervals = new ArrayList<>();
    for (int i = 0; i < spec.fields().size(); i++) {
      IndexField field = spec.fields().get(i);
      if (field.kind() == IndexField.Kind.WILDCARD) {
        boolean descending = field.descending();
        fields.add(new IndexField("$_path", IndexField.Kind.VALUE, descending));
        intervals.add(wanted.map(Wanted::paths).orElse(Intervals.ALL));
        fields.add(
            new IndexField(wanted.map(Wanted::path).orElse(""), IndexField.Kind.VALUE, descending));
        intervals.add(wanted.map(Wanted::values).orElse(Intervals.ALL));
      } else {
        fields.add(field);
        intervals.add(regular(i, conditions));
      }
    }
    return Optional.of(IndexBounds.of(fields, intervals));
  }

  /** The other fields are in no array, so all conditions on one bound it. */
  private Intervals regular(int position, List<OnField> conditions) {
    IndexField field = spec.fields().get(position);
    IndexedField indexed = new IndexedField(spec, field, field.path(), false);
    Intervals intervals = Intervals.ALL;
    for (OnField condition : conditions) {
      if (condition.path().equals(field.path())) {
        Intervals before = intervals;
        intervals =
            condition.bounds(indexed).map(FieldBounds::intervals).map(before::and).orElse(before);
      }
    }
    return intervals;
  }

  private Optional<Wanted> wanted(OnField condition) {
    List<String> inArrays = new ArrayList<>();
    List<String> variants = variants(condition.path(), inArrays);
    if (variants.isEmpty() || !variants.stream().allMatch(paths::covers)) {
      return Optional.empty();
    }
    IndexField field = new IndexField(condition.path(), IndexField.Kind.VALUE, false);
    // As if there were no arrays: whatever they make inexact is asked of documents again.
    return condition
        .bounds(new IndexedField(spec, field, condition.path(), false))
        .map(FieldBounds::intervals)
        .flatMap(values -> wanted(condition, variants, values))
        .map(wanted -> wanted.orIn(inArrays));
  }

  private Optional<Wanted> wanted(OnField condition, List<String> variants, Intervals values) {
    if (values.isAll()) {
      boolean there =
          condition.isExistence() || (condition.isPositive() && !condition.matchesMissing());
      return there ? Optional.of(all(condition, variants)) : Optional.empty();
    }
    if (touches(values, Interval.point(BsonNull.VALUE, TextOrder.BINARY))) {
      return Optional.empty();
    }
    if (!condition.isPositive()) {
      return unmet(condition, variants);
    }
    return Optional.of(
        touches(values, Brackets.of(TypeBracket.OBJECT))
            ? all(condition, variants)
            : new Wanted(
                condition.path(),
                Intervals.union(variants.stream().map(WildcardBounds::point)),
                values));
  }

  /**
   * What no value at the path meets: there may be none at all, because an array on the way holds no
   * document. Then the array has keys of its own.
   */
  private Optional<Wanted> unmet(OnField condition, List<String> variants) {
    List<String> before = variants.stream().flatMap(WildcardBounds::prefixes).distinct().toList();
    return before.stream().allMatch(paths::covers)
        ? Optional.of(all(condition, variants).orAt(before))
        : Optional.empty();
  }

  /** The paths that lead to a path. */
  private static Stream<String> prefixes(String path) {
    return IntStream.range(0, path.length())
        .filter(at -> path.charAt(at) == '.')
        .mapToObj(at -> path.substring(0, at));
  }

  private static boolean touches(Intervals values, Interval other) {
    return !values.and(Intervals.of(other)).isEmpty();
  }

  /** Whatever is there, and whatever is below it. */
  private static Wanted all(OnField condition, List<String> variants) {
    Stream<Interval> both = variants.stream().flatMap(path -> Stream.of(point(path), below(path)));
    return new Wanted(condition.path(), Intervals.union(both), Intervals.ALL);
  }

  private static Interval point(String path) {
    return Interval.point(new BsonString(path), TextOrder.BINARY);
  }

  /** The slash comes next to the dot. */
  private static Interval below(String path) {
    return new Interval(
        Cut.before(new BsonString(path + "."), TextOrder.BINARY),
        Cut.before(new BsonString(path + "/"), TextOrder.BINARY));
  }

  /**
   * The paths that may be meant: a name that is a number may be that of a field, or the offset of
   * an element, which is not in the path of its keys. None if there are too many.
   *
   * @param arrays gets the paths before such a name
   */
  private static List<String> variants(String path, List<String> arrays) {
    List<String> variants = new ArrayList<>(List.of(""));
    int offsets = 0;
    for (String name : path.split("\\.", -1)) {
      boolean offset = ArrayIndex.isIndex(name);
      if (offset && ++offsets > OFFSETS_MAX) {
        return List.of();
      }
      if (offset) {
        variants.stream().filter(before -> !before.isEmpty()).forEach(arrays::add);
      }
      List<String> longer = new ArrayList<>();
      for (String variant : variants) {
        longer.add(variant.isEmpty() ? name : variant + "." + name);
        if (offset && !variant.isEmpty()) {
          longer.add(variant);
        }
      }
      variants = longer;
    }
    return variants.stream().distinct().toList();
  }
}
