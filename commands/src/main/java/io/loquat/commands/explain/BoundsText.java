package io.loquat.commands.explain;

import io.loquat.query.bounds.Interval;
import io.loquat.query.index.IndexField;
import io.loquat.query.operator.ShellText;
import io.loquat.query.plan.PlanNode.IndexScan;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonString;
import org.bson.BsonValue;

/** The bounds of an index scan as MongoDB prints them: {@code {a: ["[1, 5)"]}}. Stateless. */
final class BoundsText {
  /** A long list of intervals tells nobody more than its beginning. */
  private static final int INTERVALS_MAX = 1_000;

  private BoundsText() {}

  /** By the names of the key pattern; descending fields from the greatest value on. */
  static BsonDocument of(IndexScan scan) {
    BsonDocument bounds = new BsonDocument();
    List<String> names = names(scan);
    for (int i = 0; i < scan.bounds().fields().size(); i++) {
      String name = i < names.size() ? names.get(i) : scan.bounds().fields().get(i).path();
      if (!name.isEmpty()) {
        bounds.append(name, field(scan, i));
      }
    }
    return bounds;
  }

  /** From one key to another, as a count shows them; as {@link #of} if they are more than that. */
  static BsonDocument ofCount(IndexScan scan) {
    if (scan.bounds().intervals().stream().anyMatch(each -> each.list().size() != 1)) {
      return of(scan);
    }
    BsonDocument start = new BsonDocument();
    BsonDocument end = new BsonDocument();
    boolean withStart = true;
    boolean withEnd = true;
    for (int i = 0; i < scan.bounds().fields().size(); i++) {
      IndexField field = scan.bounds().fields().get(i);
      Interval interval = scan.bounds().intervals().get(i).list().getFirst();
      boolean reversed = field.descending();
      start.append(field.path(), reversed ? interval.high() : interval.low());
      end.append(field.path(), reversed ? interval.low() : interval.high());
      withStart &= reversed ? interval.includesHigh() : interval.includesLow();
      withEnd &= reversed ? interval.includesLow() : interval.includesHigh();
    }
    return new BsonDocument("startKey", start)
        .append("startKeyInclusive", BsonBoolean.valueOf(withStart))
        .append("endKey", end)
        .append("endKeyInclusive", BsonBoolean.valueOf(withEnd));
  }

  /** A wildcard stands for two fields, which have names of their own. */
  private static List<String> names(IndexScan scan) {
    return WildcardPattern.isScanned(scan)
        ? List.of()
        : List.copyOf(scan.index().keyPattern().keySet());
  }

  /** Of single values. */
  static BsonArray points(List<BsonValue> values) {
    List<BsonValue> texts = new ArrayList<>();
    for (BsonValue each : values.subList(0, Math.min(values.size(), INTERVALS_MAX))) {
      texts.add(new BsonString("[" + value(each) + ", " + value(each) + "]"));
    }
    if (values.size() > INTERVALS_MAX) {
      texts.add(new BsonString("..."));
    }
    return new BsonArray(texts);
  }

  private static BsonArray field(IndexScan scan, int at) {
    IndexField field = scan.bounds().fields().get(at);
    boolean reversed = field.descending() != scan.backwards();
    List<Interval> intervals = scan.bounds().intervals().get(at).list();
    List<BsonValue> texts = new ArrayList<>();
    for (Interval interval : reversed ? intervals.reversed() : intervals) {
      if (texts.size() == INTERVALS_MAX) {
        texts.add(new BsonString("..."));
        break;
      }
      texts.add(new BsonString(reversed ? reversed(interval) : text(interval)));
    }
    return new BsonArray(texts);
  }

  private static String text(Interval interval) {
    return (interval.includesLow() ? "[" : "(")
        + value(interval.low())
        + ", "
        + value(interval.high())
        + (interval.includesHigh() ? "]" : ")");
  }

  private static String reversed(Interval interval) {
    return (interval.includesHigh() ? "[" : "(")
        + value(interval.high())
        + ", "
        + value(interval.low())
        + (interval.includesLow() ? "]" : ")");
  }

  private static String value(BsonValue value) {
    return switch (value.getBsonType()) {
      case MIN_KEY -> "MinKey";
      case MAX_KEY -> "MaxKey";
      case DOUBLE -> number(value.asDouble().getValue());
      default -> ShellText.of(value);
    };
  }

  /** What is no number has a point all the same. */
  private static String number(double value) {
    if (Double.isNaN(value)) {
      return "nan.0";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "inf.0" : "-inf.0";
    }
    return ShellText.of(new BsonDouble(value));
  }
}
