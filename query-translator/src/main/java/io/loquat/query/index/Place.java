package io.loquat.query.index;

import io.loquat.model.ArrayIndex;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.model.MissingValue;
import io.loquat.query.operator.ShellText;
import java.util.List;
import java.util.Optional;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonUndefined;
import org.bson.BsonValue;

/**
 * How far a field's path has been followed by {@link KeyTuples}. Immutable.
 *
 * @param rest the names still to follow
 * @param reached how the value was come to
 */
record Place(BsonValue value, List<String> rest, Reached reached) {
  private static final int SHOWN_MAX = 1_024;

  /** How a value was come to. */
  enum Reached {
    ON_THE_WAY,
    /** It is the element of an array that the path names. */
    BY_OFFSET,
    /** It is the field's value in the tuple. */
    END
  }

  static Place at(BsonValue value, List<String> rest) {
    return new Place(value, rest, Reached.ON_THE_WAY);
  }

  private static Place found(BsonValue value) {
    return new Place(value, List.of(), Reached.END);
  }

  boolean isArray() {
    return reached != Reached.END && value instanceof BsonArray;
  }

  /** Whether it is an array of which each element gives a value of its own. */
  boolean isSpread() {
    return isArray() && named().isEmpty() && !isWhole();
  }

  private boolean isWhole() {
    return rest.isEmpty() && reached == Reached.BY_OFFSET;
  }

  /** Follows the path to its end or to the next array. */
  Place follow() {
    Place place = this;
    while (place.reached != Reached.END && !(place.value instanceof BsonArray)) {
      place = place.rest.isEmpty() ? found(place.value) : place.step();
    }
    return place;
  }

  private Place step() {
    return value instanceof BsonDocument document && document.get(rest.getFirst()) != null
        ? at(document.get(rest.getFirst()), rest.subList(1, rest.size()))
        : found(MissingValue.VALUE);
  }

  /** The element of the array that the path names next. */
  private Optional<BsonValue> named() {
    if (rest.isEmpty() || !isArray()) {
      return Optional.empty();
    }
    int at = ArrayIndex.offset(rest.getFirst());
    BsonArray array = value.asArray();
    return at >= 0 && at < array.size() ? Optional.of(array.get(at)) : Optional.empty();
  }

  /** This place where its array has one element, or none. */
  Place in(Optional<BsonValue> element) {
    if (!isArray()) {
      return this;
    }
    if (rest.isEmpty()) {
      boolean whole = isWhole() && !value.asArray().isEmpty();
      return found(whole ? value : element.orElse(new BsonUndefined()));
    }
    Optional<BsonValue> named = named();
    return named.isPresent()
        ? new Place(named.get(), rest.subList(1, rest.size()), Reached.BY_OFFSET)
        : element
            .filter(BsonValue::isDocument)
            .map(document -> at(document, rest))
            .orElse(found(MissingValue.VALUE));
  }

  /**
   * Checks that the name of an element is not also that of a field in one of the elements.
   *
   * @throws CommandException 16746 if it is
   */
  void checkNames(BsonArray elements) {
    if (named().isEmpty()) {
      return;
    }
    for (BsonValue element : elements) {
      if (element instanceof BsonDocument document && document.containsKey(rest.getFirst())) {
        throw new CommandException(
            ErrorCode.location(16746),
            "Ambiguous field name found in array (do not use numeric field names in embedded"
                + " elements in an array), field: '"
                + rest.getFirst()
                + "' for array: "
                + shown(elements));
      }
    }
  }

  private static String shown(BsonArray elements) {
    BsonDocument numbered = new BsonDocument();
    elements.forEach(element -> numbered.append(String.valueOf(numbered.size()), element));
    String text = ShellText.whole(numbered);
    return text.length() < SHOWN_MAX
        ? text
        : text.substring(0, SHOWN_MAX / 3)
            + " .......... "
            + text.substring(text.length() - SHOWN_MAX / 3);
  }
}
