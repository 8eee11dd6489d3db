package io.loquat.query.filter;

import io.loquat.model.TypeBracket;
import io.loquat.query.bounds.Brackets;
import io.loquat.query.bounds.Cut;
import io.loquat.query.bounds.FieldBounds;
import io.loquat.query.bounds.Interval;
import io.loquat.query.bounds.Intervals;
import io.loquat.query.filter.Comparison.Relation;
import io.loquat.query.index.IndexedField;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.BsonString;
import org.bson.BsonValue;

/** Which keys of an index of values the matches of {@code $in} and of patterns have. Stateless. */
final class MembershipBounds {
  private MembershipBounds() {}

  /** Empty if one of the values cannot use the field. */
  static Optional<FieldBounds> of(Membership membership, IndexedField field) {
    List<FieldBounds> parts = new ArrayList<>();
    for (BsonValue value : membership.values()) {
      Optional<FieldBounds> part =
          ComparisonBounds.of(new Comparison(Relation.EQ, value, membership.order()), field);
      if (part.isEmpty()) {
        return Optional.empty();
      }
      parts.add(part.get());
    }
    if (membership.hasPatterns() && !ComparisonBounds.holdsValues(field)) {
      return Optional.empty();
    }
    membership.patterns().forEach(pattern -> parts.add(of(pattern, field)));
    return Optional.of(
        new FieldBounds(
            Intervals.union(parts.stream().flatMap(part -> part.intervals().list().stream())),
            parts.stream().allMatch(FieldBounds::exact)));
  }

  /** A pattern matches texts, perhaps only those that begin in one way, and itself. */
  static FieldBounds of(RegexTest pattern, IndexedField field) {
    Interval itself = Brackets.of(TypeBracket.REGULAR_EXPRESSION);
    return FieldBounds.inexact(Intervals.union(Stream.of(texts(pattern, field), itself)));
  }

  private static Interval texts(RegexTest pattern, IndexedField field) {
    Interval all = Brackets.of(TypeBracket.STRING);
    if (!field.texts().isBinary()) {
      return all;
    }
    return LiteralPrefix.of(pattern.expression())
        .map(prefix -> beginning(prefix.text(), field, all))
        .orElse(all);
  }

  private static Interval beginning(String prefix, IndexedField field, Interval all) {
    int last = prefix.codePointBefore(prefix.length());
    String start = prefix.substring(0, prefix.length() - Character.charCount(last));
    int next = last + 1 == Character.MIN_SURROGATE ? Character.MAX_SURROGATE + 1 : last + 1;
    Cut from = Cut.before(new BsonString(prefix), field.texts());
    return next > Character.MAX_CODE_POINT || (last < 0x10000 && Character.isSurrogate((char) last))
        ? new Interval(from, all.to())
        : new Interval(
            from, Cut.before(new BsonString(start + Character.toString(next)), field.texts()));
  }
}
