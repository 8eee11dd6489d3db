package io.loquat.query.filter;

import io.loquat.query.bounds.FieldBounds;
import io.loquat.query.index.IndexedField;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** A filter as a planner sees it: what of it indexes may help with. Immutable. */
public sealed interface IndexCondition {
  /** All of these hold: conditions side by side. */
  record All(List<IndexCondition> parts) implements IndexCondition {
    public All {
      parts = List.copyOf(parts);
    }
  }

  /** One of these holds. */
  record Any(List<Filter> branches, Filter origin) implements IndexCondition {
    public Any {
      branches = List.copyOf(branches);
    }
  }

  /** A condition that no index of values helps with. */
  record Other(Filter origin) implements IndexCondition {}

  /**
   * An element of an array that several conditions are about at once, as {@code $elemMatch} says.
   *
   * @param path of the array
   * @param match tells one {@code $elemMatch} from another
   */
  record Element(String path, int match) {
    /** How many names lead to the array. */
    public int depth() {
      return path.split("\\.", -1).length;
    }
  }

  /** A condition on the values at a path. Immutable. */
  final class OnField implements IndexCondition {
    private static final BsonDocument EMPTY = new BsonDocument();

    private final Path path;
    private final Predicate predicate;
    private final List<Element> elements;
    private final Filter origin;
    private final boolean whole;

    OnField(Path path, Predicate predicate, List<Element> elements, Filter origin, boolean whole) {
      this.path = path;
      this.predicate = predicate;
      this.elements = List.copyOf(elements);
      this.origin = origin;
      this.whole = whole;
    }

    public String path() {
      return path.text();
    }

    /** The elements that the values are in, outermost first. */
    public List<Element> elements() {
      return elements;
    }

    /** The part of the filter that it comes from. */
    public Filter origin() {
      return origin;
    }

    /** Whether {@link #origin} says no more than this. */
    public boolean isWhole() {
      return whole;
    }

    /** As {@link Predicate#bounds}. */
    public Optional<FieldBounds> bounds(IndexedField field) {
      return predicate.bounds(field);
    }

    /** The value that it asks for by equality, if that does not depend on a collation. */
    public Optional<BsonValue> equalTo() {
      return predicate instanceof Eq(Comparison comparison)
              && elements.isEmpty()
              && !comparison.isCollated()
          ? Optional.of(comparison.operand())
          : Optional.empty();
    }

    /** Whether a document, or an element, without any value at the path may match. */
    public boolean matchesMissing() {
      return predicate instanceof Ne
          || predicate instanceof Nin
          || predicate instanceof Not
          || predicate.matches(path, EMPTY);
    }

    /** Whether it is met by a value that is there, or missing, rather than by none being so. */
    public boolean isPositive() {
      return predicate instanceof ValuePredicate || isExistence();
    }

    /** Whether it asks for a value, whichever. */
    public boolean isExistence() {
      return predicate instanceof Exists exists && exists.wanted();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof OnField field
          && path.equals(field.path)
          && predicate.equals(field.predicate)
          && elements.equals(field.elements);
    }

    @Override
    public int hashCode() {
      return Objects.hash(path, predicate, elements);
    }
  }
}
