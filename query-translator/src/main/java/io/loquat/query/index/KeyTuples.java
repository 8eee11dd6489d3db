package io.loquat.query.index;

import io.loquat.model.MissingValue;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * The values that some paths have in a document, as tuples that make keys: the keys of an index, or
 * those that a sort chooses from. Confined to one caller.
 *
 * <p>A document without arrays on the paths has one tuple. An array gives one for each element,
 * with all fields below it taken from that element; an empty array counts as undefined at the end
 * of a path. A path that leads nowhere has {@link MissingValue}. Two arrays side by side would give
 * a tuple for each pair, which MongoDB refuses.
 *
 * <p>A number after an array means the element there, the same in each tuple; an array that is such
 * an element stays whole at the end of a path. That a document in the array has a field of that
 * name too is refused.
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
    expand(paths.stream().map(path -> Place.at(document, path)).toList(), sink);
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
            .mapToObj(i -> Place.at(roots.get(i), below.get(i)))
            .toList(),
        sink);
  }

  /** The arrays met so far. */
  public MultikeyPaths multikey() {
    return MultikeyPaths.ofMasks(arrays);
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
    places.forEach(place -> place.checkNames(elements));
    if (elements.isEmpty() || places.stream().noneMatch(Place::isSpread)) {
      expand(places.stream().map(place -> place.in(Optional.empty())).toList(), sink);
      return;
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
        if (places.get(i).isSpread()) {
          arrays[i] |= MultikeyPaths.bit(path.size() - 1);
        }
      }
    }
  }
}
