package io.loquat.query.index;

import io.loquat.model.ArrayIndex;
import io.loquat.model.MissingValue;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonUndefined;
import org.bson.BsonValue;

/**
 * The values that some paths have in a document, as tuples that make keys: the keys of an index, or
 * those that a sort chooses from. Confined to one caller.
 *
 * <p>A document without arrays on the paths has one tuple. An array gives one for each element,
 * with all fields below it taken from that element; an empty array counts as undefined at the end
 * of a path. A path that leads nowhere has {@link MissingValue}. Two arrays side by side would give
 * a tuple for each pair, which MongoDB refuses.
 */
public final class KeyTuples {
  private final List<List<String>> paths;
  private final BiFunction<String, String, RuntimeException> parallel;
  private final long[] arrays;

  /**
   * @param paths of the fields
   * @param parallel the error for two arrays side by side, given their names
   */
  public KeyTuples(
      List<List<String>> paths, BiFunction<String, String, RuntimeException> parallel) {
    this.paths = paths;
    this.parallel = parallel;
    this.arrays = new long[paths.size()];
  }

  /** Hands out the tuples: values in the order of the paths. */
  public void of(BsonDocument document, Consumer<List<BsonValue>> sink) {
    expand(paths.stream().map(path -> new Place(document, path, false)).toList(), sink);
  }

  /**
   * As {@link #of}, where each path has a root of its own.
   *
   * @param below what is left of each path below its root
   */
  public void from(
      List<BsonValue> roots, List<List<String>> below, Consumer<List<BsonValue>> sink) {
    expand(
        IntStream.range(0, roots.size())
            .mapToObj(i -> new Place(roots.get(i), below.get(i), false))
            .toList(),
        sink);
  }

  /** The arrays met so far. */
  public MultikeyPaths multikey() {
    return MultikeyPaths.ofMasks(arrays);
  }

  /**
   * How far a field's path has been followed.
   *
   * @param rest the names still to follow
   * @param done whether the value is the field's value in the tuple
   */
  private record Place(BsonValue value, List<String> rest, boolean done) {
    static Place found(BsonValue value) {
      return new Place(value, List.of(), true);
    }

    boolean isArray() {
      return !done && value instanceof BsonArray;
    }

    /** Follows the path to its end or to the next array. */
    Place follow() {
      Place place = this;
      while (!place.done && !(place.value instanceof BsonArray && place.namesNoElement())) {
        place = place.rest.isEmpty() ? found(place.value) : place.step();
      }
      return place;
    }

    private boolean namesNoElement() {
      return rest.isEmpty() || child().isEmpty();
    }

    private Place step() {
      return child()
          .map(child -> new Place(child, rest.subList(1, rest.size()), false))
          .orElse(found(MissingValue.VALUE));
    }

    private Optional<BsonValue> child() {
      return switch (value) {
        case BsonDocument document -> Optional.ofNullable(document.get(rest.getFirst()));
        case BsonArray array -> element(array, rest.getFirst());
        default -> Optional.empty();
      };
    }

    private static Optional<BsonValue> element(BsonArray array, String name) {
      int at = ArrayIndex.offset(name);
      return at >= 0 && at < array.size() ? Optional.of(array.get(at)) : Optional.empty();
    }

    /** This place where its array has one element, or none. */
    Place in(Optional<BsonValue> element) {
      if (!isArray()) {
        return this;
      }
      if (rest.isEmpty()) {
        return found(element.orElse(new BsonUndefined()));
      }
      return element
          .filter(BsonValue::isDocument)
          .map(document -> new Place(document, rest, false))
          .orElse(found(MissingValue.VALUE));
    }
  }

  private void expand(List<Place> starts, Consumer<List<BsonValue>> sink) {
    List<Place> places = starts.stream().map(Place::follow).toList();
    Optional<Place> array = places.stream().filter(Place::isArray).findFirst();
    if (array.isEmpty()) {
      sink.accept(places.stream().map(Place::value).toList());
      return;
    }
    checkOneArray(places);
    BsonArray elements = array.get().value().asArray();
    if (elements.isEmpty()) {
      expand(places.stream().map(place -> place.in(Optional.empty())).toList(), sink);
    }
    for (BsonValue element : elements) {
      expand(places.stream().map(place -> place.in(Optional.of(element))).toList(), sink);
    }
  }

  /** All arrays met must be one: the same path led to them. */
  private void checkOneArray(List<Place> places) {
    List<String> first = List.of();
    for (int i = 0; i < places.size(); i++) {
      if (places.get(i).isArray()) {
        int followed = paths.get(i).size() - places.get(i).rest().size();
        List<String> path = paths.get(i).subList(0, followed);
        if (!first.isEmpty() && !first.equals(path)) {
          throw parallel.apply(path.getLast(), first.getLast());
        }
        first = path;
        arrays[i] |= MultikeyPaths.bit(path.size() - 1);
      }
    }
  }
}
