package io.loquat.query.filter;

import io.loquat.query.filter.Comparison.Relation;
import io.loquat.query.filter.LeafTests.TextCondition;
import io.loquat.query.sql.SqlFragment;
import io.loquat.query.sql.SqlParameter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.bson.BsonValue;

/**
 * Comparisons with what is stored as text in a wrapper and sorts by that: symbols, ObjectIds, and
 * dates of the years 1970 to 9999. Other dates are objects in their wrapper; as text these begin
 * with a brace and so come after all digits, which is right only for those after 9999.
 *
 * <p>The text is compared first, because that is cheap; then the head of the object must show that
 * it is a wrapper and not a user's document with a field of that name. This is {@code iif} and not
 * {@code AND}, because inside an expression SQLite computes both sides of that.
 */
final class WrappedText {
  private static final Set<JsonType> OBJECT = EnumSet.of(JsonType.OBJECT);
  private static final long DATE_MAX = 253_402_300_799_999L;
  private static final String BEFORE_1970 = "GLOB '{\"$numberLong\":\"-*'";
  private static final DateTimeFormatter ISO =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private WrappedText() {}

  static LeafTest objectIds(Comparison comparison) {
    SqlFragment right = parameter(hex(comparison.operand()));
    String operator = comparison.relation().sql();
    return test("$oid", left -> SqlFragment.template("{} " + operator + " {}", left, right));
  }

  static LeafTest dates(Comparison comparison) {
    return iso(comparison.operand().asDateTime().getValue())
        .map(iso -> test("$date", date(comparison.relation(), parameter(iso))))
        .orElseGet(
            () -> LeafTest.when(OBJECT, value -> Wrappers.is("$date", value.json())).inexact());
  }

  private static TextCondition date(Relation relation, SqlFragment right) {
    String plain = "{} " + relation.sql() + " {}";
    return switch (relation) {
      case EQ -> left -> SqlFragment.template(plain, left, right);
      case GT, GTE ->
          left -> SqlFragment.template(plain + " AND {} NOT " + BEFORE_1970, left, right, left);
      case LT, LTE ->
          left ->
              SqlFragment.template("(" + plain + " OR {} " + BEFORE_1970 + ")", left, right, left);
    };
  }

  /** A condition on the text in a wrapper of that name. */
  static LeafTest test(String name, TextCondition condition) {
    return LeafTest.when(
        OBJECT,
        value ->
            SqlFragment.template(
                "iif({}, {}, 0)",
                condition.on(value.member(name)),
                Wrappers.is(name, value.json())));
  }

  static String hex(BsonValue objectId) {
    return objectId.asObjectId().getValue().toHexString();
  }

  /** A time of the years 1970 to 9999 as stored. */
  static Optional<String> iso(long millis) {
    return millis >= 0 && millis <= DATE_MAX
        ? Optional.of(ISO.format(Instant.ofEpochMilli(millis)))
        : Optional.empty();
  }

  private static SqlFragment parameter(String text) {
    return SqlFragment.of("?", new SqlParameter.Text(text));
  }
}
