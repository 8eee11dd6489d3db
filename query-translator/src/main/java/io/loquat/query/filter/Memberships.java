package io.loquat.query.filter;

import io.loquat.query.filter.Comparison.Relation;
import io.loquat.query.sql.SqlParameter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.bson.BsonValue;

/** {@code $in} as a condition on stored values: values of a kind share one SQL list. */
final class Memberships {
  /** More values make more SQL than a scan with the evaluator costs. */
  private static final int VALUES_MAX = 500;

  private static final int OTHERS_MAX = 8;

  private final List<SqlParameter> integers = new ArrayList<>();
  private final List<SqlParameter> texts = new ArrayList<>();
  private final List<SqlParameter> jsonTexts = new ArrayList<>();
  private final List<BsonValue> others = new ArrayList<>();

  private Memberships() {}

  static LeafTest test(Membership membership) {
    if (membership.values().size() > VALUES_MAX) {
      return LeafTest.UNKNOWN;
    }
    Memberships groups = new Memberships();
    membership.values().forEach(groups::add);
    return groups.test();
  }

  private void add(BsonValue value) {
    Optional<String> jsonText = JsonTextSql.text(value);
    if (value.isString() || value.isSymbol()) {
      texts.add(new SqlParameter.Text(LeafTests.string(value)));
    } else if (jsonText.isPresent()) {
      jsonTexts.add(new SqlParameter.Text(jsonText.get()));
    } else if (value.isNumber() || value.isDecimal128()) {
      NumberSql.exact(value)
          .ifPresentOrElse(
              exact -> integers.add(new SqlParameter.Integer(exact)), () -> others.add(value));
    } else {
      others.add(value);
    }
  }

  private LeafTest test() {
    if (others.size() > OTHERS_MAX) {
      return LeafTest.UNKNOWN;
    }
    LeafTest test = LeafTest.NEVER;
    if (!integers.isEmpty()) {
      test = test.or(NumberSql.in(integers));
    }
    if (!texts.isEmpty()) {
      test = test.or(LeafTests.texts(left -> SqlList.in(left, texts)));
    }
    if (!jsonTexts.isEmpty()) {
      test =
          test.or(
              LeafTest.when(
                  EnumSet.of(JsonType.OBJECT), value -> SqlList.in(value.json(), jsonTexts)));
    }
    for (BsonValue other : others) {
      test = test.or(LeafTests.of(new Comparison(Relation.EQ, other)));
    }
    return test;
  }
}
