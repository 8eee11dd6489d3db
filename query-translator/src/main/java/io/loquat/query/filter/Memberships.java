package io.loquat.query.filter;

import io.loquat.model.BsonOrder;
import io.loquat.query.filter.Comparison.Relation;
import io.loquat.query.filter.LeafTests.TextCondition;
import io.loquat.query.sql.SqlParameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.BsonValue;

/**
 * {@code $in} as a condition on stored values: values of a kind share one SQL list. Confined to one
 * translation.
 */
final class Memberships {
  /** More values make more SQL than a scan with the evaluator costs. */
  private static final int VALUES_MAX = 500;

  private static final int OTHERS_MAX = 8;

  private final List<SqlParameter> integers = new ArrayList<>();
  private final List<SqlParameter> texts = new ArrayList<>();
  private final List<SqlParameter> dates = new ArrayList<>();
  private final List<SqlParameter> objectIds = new ArrayList<>();
  private final List<BsonValue> others = new ArrayList<>();

  private final BsonOrder order;

  private Memberships(BsonOrder order) {
    this.order = order;
  }

  static LeafTest test(Membership membership) {
    if (membership.values().size() > VALUES_MAX) {
      return LeafTest.UNKNOWN;
    }
    Memberships groups = new Memberships(membership.order());
    membership.values().forEach(groups::add);
    return groups.others.size() > OTHERS_MAX ? LeafTest.UNKNOWN : groups.test();
  }

  private void add(BsonValue value) {
    switch (value.getBsonType()) {
      case STRING, SYMBOL -> addText(value);
      case OBJECT_ID -> objectIds.add(new SqlParameter.Text(WrappedText.hex(value)));
      case DATE_TIME ->
          add(
              WrappedText.iso(value.asDateTime().getValue()).map(SqlParameter.Text::new),
              dates,
              value);
      case INT32, INT64, DOUBLE, DECIMAL128 ->
          add(NumberSql.exact(value).map(SqlParameter.Integer::new), integers, value);
      default -> others.add(value);
    }
  }

  private void addText(BsonValue value) {
    if (order.texts().isBinary()) {
      texts.add(new SqlParameter.Text(LeafTests.string(value)));
    } else {
      others.add(value);
    }
  }

  private void add(
      Optional<? extends SqlParameter> parameter, List<SqlParameter> group, BsonValue value) {
    parameter.ifPresentOrElse(group::add, () -> others.add(value));
  }

  private LeafTest test() {
    List<LeafTest> tests = new ArrayList<>();
    if (!integers.isEmpty()) {
      tests.add(NumberSql.in(integers));
    }
    if (!texts.isEmpty()) {
      tests.add(LeafTests.texts(isIn(texts)));
    }
    if (!dates.isEmpty()) {
      tests.add(WrappedText.test("$date", isIn(dates)));
    }
    if (!objectIds.isEmpty()) {
      tests.add(WrappedText.test("$oid", isIn(objectIds)));
    }
    others.forEach(other -> tests.add(LeafTests.of(new Comparison(Relation.EQ, other, order))));
    return tests.stream().reduce(LeafTest.NEVER, LeafTest::or);
  }

  private static TextCondition isIn(List<SqlParameter> values) {
    return left -> SqlList.in(left, values);
  }
}
