package io.loquat.query.filter;

import io.loquat.query.filter.Comparison.Relation;
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
 * Comparisons with dates and ObjectIds: the JSON text of their wrappers is in their order, so it is
 * compared as a whole, and a range ends where the wrapper's head ends. Dates outside the years 1970
 * to 9999 are stored in another form, which stands apart in the text order.
 */
final class JsonTextSql {
  private static final Set<JsonType> OBJECT = EnumSet.of(JsonType.OBJECT);
  private static final long DATE_MAX = 253_402_300_799_999L;

  /** The form of dates before 1970. */
  private static final String EARLY = "GLOB '{\"$date\":{\"$numberLong\":\"-*'";

  private static final DateTimeFormatter ISO =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private JsonTextSql() {}

  static LeafTest test(Comparison comparison) {
    return text(comparison.operand())
        .map(text -> compare(comparison, SqlFragment.of("?", new SqlParameter.Text(text))))
        .orElseGet(
            () -> LeafTest.when(OBJECT, value -> Wrappers.is("$date", value.json())).inexact());
  }

  private static LeafTest compare(Comparison comparison, SqlFragment text) {
    Relation relation = comparison.relation();
    return LeafTest.when(
        OBJECT,
        value ->
            comparison.operand().isObjectId()
                ? compareIds(relation, value.json(), text)
                : compareDates(relation, value.json(), text));
  }

  private static SqlFragment compareIds(Relation relation, SqlFragment json, SqlFragment text) {
    String plain = "{} " + relation.sql() + " {}";
    return switch (relation) {
      case EQ -> SqlFragment.template(plain, json, text);
      case GT, GTE ->
          SqlFragment.template("(" + plain + " AND {} < '{\"$oid\":#')", json, text, json);
      case LT, LTE ->
          SqlFragment.template("(" + plain + " AND {} >= '{\"$oid\":\"')", json, text, json);
    };
  }

  private static SqlFragment compareDates(Relation relation, SqlFragment json, SqlFragment text) {
    String plain = "{} " + relation.sql() + " {}";
    return switch (relation) {
      case EQ -> SqlFragment.template(plain, json, text);
      case GT, GTE ->
          SqlFragment.template(
              "("
                  + plain
                  + " AND {} < '{\"$date\":{\"$numberLong\":\":'"
                  + " AND {} NOT "
                  + EARLY
                  + ")",
              json,
              text,
              json,
              json);
      case LT, LTE ->
          SqlFragment.template(
              "(" + plain + " AND {} >= '{\"$date\":\"' OR {} " + EARLY + ")",
              json,
              text,
              json,
              json);
    };
  }

  /** The stored JSON text of a value, if it is compared by that. */
  static Optional<String> text(BsonValue value) {
    if (value.isObjectId()) {
      return Optional.of("{\"$oid\":\"" + value.asObjectId().getValue().toHexString() + "\"}");
    }
    return value.isDateTime()
        ? iso(value.asDateTime().getValue()).map(iso -> "{\"$date\":\"" + iso + "\"}")
        : Optional.empty();
  }

  /** A time of the years 1970 to 9999 as stored. */
  static Optional<String> iso(long millis) {
    return millis >= 0 && millis <= DATE_MAX
        ? Optional.of(ISO.format(Instant.ofEpochMilli(millis)))
        : Optional.empty();
  }
}
