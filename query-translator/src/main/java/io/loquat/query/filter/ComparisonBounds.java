package io.loquat.query.filter;

import io.loquat.model.TextOrder;
import io.loquat.model.TypeBracket;
import io.loquat.query.bounds.Brackets;
import io.loquat.query.bounds.Cut;
import io.loquat.query.bounds.FieldBounds;
import io.loquat.query.bounds.Interval;
import io.loquat.query.bounds.Intervals;
import io.loquat.query.filter.Comparison.Relation;
import io.loquat.query.index.IndexField;
import io.loquat.query.index.IndexedField;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.BsonArray;
import org.bson.BsonUndefined;
import org.bson.BsonValue;

/** Which keys of an index of values the matches of comparisons have. Stateless. */
final class ComparisonBounds {
  private ComparisonBounds() {}

  /** Empty if the comparison cannot use the field. */
  static Optional<FieldBounds> of(Comparison comparison, IndexedField field) {
    if (field.kind() == IndexField.Kind.HASHED && agrees(comparison, field.texts())) {
      return hashed(comparison, field);
    }
    if (!holdsValues(field) || !agrees(comparison, field.texts())) {
      return Optional.empty();
    }
    if (comparison.operand().isNull() && field.namesElements()) {
      // Beside the element that the path names, documents in the array may lack the name.
      return Optional.empty();
    }
    FieldBounds bounds = bounds(comparison, field.texts());
    boolean loose = field.namesElements() || (comparison.operand().isNull() && field.multikey());
    return Optional.of(loose ? bounds.loose() : bounds);
  }

  /** Other values may have the same hash. */
  private static Optional<FieldBounds> hashed(Comparison comparison, IndexedField field) {
    return comparison.relation() == Relation.EQ
        ? Optional.of(
            FieldBounds.inexact(
                Intervals.of(Interval.point(field.hash(comparison.operand()), TextOrder.BINARY))))
        : Optional.empty();
  }

  /** Whether the keys of the field are values. */
  static boolean holdsValues(IndexedField field) {
    return field.kind() == IndexField.Kind.VALUE || field.kind() == IndexField.Kind.WILDCARD;
  }

  /** Whether index and comparison mean the same texts, or it is about none. */
  static boolean agrees(Comparison comparison, TextOrder texts) {
    return comparison.order().texts().equals(texts) || !concernsTexts(comparison);
  }

  private static boolean concernsTexts(Comparison comparison) {
    return switch (TypeBracket.of(comparison.operand())) {
      case STRING -> true;
      case OBJECT, ARRAY ->
          comparison.relation() != Relation.EQ || Texts.areIn(comparison.operand());
      default -> false;
    };
  }

  private static FieldBounds bounds(Comparison comparison, TextOrder texts) {
    BsonValue operand = comparison.operand();
    TypeBracket bracket = TypeBracket.of(operand);
    return switch (bracket) {
      case MIN_KEY, MAX_KEY -> extreme(comparison, texts);
      case NULL ->
          comparison.relation().includesEqual()
              ? FieldBounds.exact(Intervals.of(Interval.point(operand, texts)))
              : FieldBounds.exact(Intervals.NONE);
      case ARRAY -> array(comparison, texts);
      default ->
          comparison.relation() == Relation.EQ
              ? FieldBounds.exact(Intervals.of(Interval.point(operand, texts)))
              : FieldBounds.exact(range(comparison, texts));
    };
  }

  /** The extremes compare with every type, whole arrays too, whose keys are their elements. */
  private static FieldBounds extreme(Comparison comparison, TextOrder texts) {
    boolean least = TypeBracket.of(comparison.operand()) == TypeBracket.MIN_KEY;
    return switch (comparison.relation()) {
      case EQ -> FieldBounds.exact(Intervals.of(Interval.point(comparison.operand(), texts)));
      case GT -> least ? FieldBounds.ALL : FieldBounds.exact(Intervals.NONE);
      case LT -> least ? FieldBounds.exact(Intervals.NONE) : FieldBounds.ALL;
      case GTE, LTE ->
          least == (comparison.relation() == Relation.GTE)
              ? FieldBounds.ALL
              : FieldBounds.exact(Intervals.of(Interval.point(comparison.operand(), texts)));
    };
  }

  /** An array is met by its first element, or whole where it is an element itself. */
  private static FieldBounds array(Comparison comparison, TextOrder texts) {
    if (comparison.relation() != Relation.EQ) {
      return FieldBounds.ALL;
    }
    BsonArray operand = comparison.operand().asArray();
    BsonValue first = operand.isEmpty() ? new BsonUndefined() : operand.getFirst();
    return FieldBounds.inexact(
        Intervals.union(Stream.of(Interval.point(operand, texts), Interval.point(first, texts))));
  }

  private static Intervals range(Comparison comparison, TextOrder texts) {
    BsonValue operand = comparison.operand();
    if (Comparison.isNaN(operand)) {
      return comparison.relation().includesEqual()
          ? Intervals.of(Interval.point(operand, texts))
          : Intervals.NONE;
    }
    TypeBracket bracket = TypeBracket.of(operand);
    Interval all = bracket == TypeBracket.NUMBER ? Brackets.numbers() : Brackets.of(bracket);
    return Intervals.of(
        switch (comparison.relation()) {
          case GT -> new Interval(Cut.after(operand, texts), all.to());
          case GTE -> new Interval(Cut.before(operand, texts), all.to());
          case LT -> new Interval(all.from(), Cut.before(operand, texts));
          case LTE -> new Interval(all.from(), Cut.after(operand, texts));
          case EQ -> Interval.point(operand, texts);
        });
  }

  /** What a condition's opposite leaves; empty if nothing is known of what it excludes. */
  static Optional<FieldBounds> negated(Optional<FieldBounds> bounds, IndexedField field) {
    return bounds
        .filter(FieldBounds::exact)
        .map(known -> new FieldBounds(known.intervals().complement(), !field.multikey()));
  }
}
