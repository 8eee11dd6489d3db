package io.loquat.query.sort;

import io.loquat.model.ArrayIndex;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.model.KeyWriter;
import io.loquat.model.TextOrder;
import io.loquat.query.meta.DocumentMeta;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonUndefined;
import org.bson.BsonValue;

/**
 * Makes the sort keys of documents. Immutable.
 *
 * <p>A document without arrays on the paths has one key. An array gives one key for each element,
 * with all fields below it taken from that element, and the least of them counts: for a descending
 * field this is the greatest value, because its bytes are inverted. Two arrays side by side would
 * give a key for each pair; MongoDB refuses that, and so do we.
 */
final class SortKey {
  private final List<SortField> fields;
  private final TextOrder texts;

  SortKey(List<SortField> fields, TextOrder texts) {
    this.fields = fields;
    this.texts = texts;
  }

  byte[] of(BsonDocument document, DocumentMeta meta) {
    return least(fields.stream().map(field -> start(field, document, meta)).toList());
  }

  private static Place start(SortField field, BsonDocument document, DocumentMeta meta) {
    return field
        .root(document, meta)
        .map(root -> new Place(root, field.below(), false))
        .orElse(Place.found(BsonNull.VALUE));
  }

  /**
   * How far a field's path has been followed.
   *
   * @param rest the parts still to follow
   * @param done whether the value is the field's value in the key
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
          .orElse(found(BsonNull.VALUE));
    }

    private Optional<BsonValue> child() {
      return switch (value) {
        case BsonDocument document -> Optional.ofNullable(document.get(rest.getFirst()));
        case BsonArray array -> element(array, rest.getFirst());
        default -> Optional.empty();
      };
    }

    private static Optional<BsonValue> element(BsonArray array, String part) {
      int at = ArrayIndex.offset(part);
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
          .orElse(found(BsonNull.VALUE));
    }
  }

  private byte[] least(List<Place> starts) {
    List<Place> places = starts.stream().map(Place::follow).toList();
    return places.stream()
        .filter(Place::isArray)
        .findFirst()
        .map(place -> leastOfElements(places, place.value().asArray()))
        .orElseGet(() -> key(places));
  }

  private byte[] leastOfElements(List<Place> places, BsonArray array) {
    checkOneArray(places);
    if (array.isEmpty()) {
      return least(places.stream().map(place -> place.in(Optional.empty())).toList());
    }
    byte[] least = {};
    for (BsonValue element : array) {
      byte[] key = least(places.stream().map(place -> place.in(Optional.of(element))).toList());
      least = least.length == 0 || Arrays.compareUnsigned(key, least) < 0 ? key : least;
    }
    return least;
  }

  /** All arrays met must be one: the same path led to them. */
  private void checkOneArray(List<Place> places) {
    long paths =
        IntStream.range(0, places.size())
            .filter(i -> places.get(i).isArray())
            .mapToObj(i -> pathTo(places.get(i), fields.get(i).parts()))
            .distinct()
            .count();
    if (paths > 1) {
      throw new CommandException(
          ErrorCode.BAD_VALUE, "cannot sort with keys that are parallel arrays");
    }
  }

  private static List<String> pathTo(Place place, List<String> parts) {
    return parts.subList(0, parts.size() - place.rest().size());
  }

  private byte[] key(List<Place> places) {
    KeyWriter writer = new KeyWriter(texts);
    for (int i = 0; i < places.size(); i++) {
      writer.append(places.get(i).value(), fields.get(i).descending());
    }
    return writer.toByteArray();
  }
}
