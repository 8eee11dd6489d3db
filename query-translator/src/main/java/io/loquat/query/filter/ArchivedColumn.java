package io.loquat.query.filter;

import io.loquat.query.sql.SqlFragment;
import org.bson.BsonBoolean;

/**
 * Whether a document is archived: a column that is 0 or 1.
 *
 * @param always whether documents that are not archived have the field too, with {@code false};
 *     clients do not see {@code _archived} in them, but {@code $meta.archived} is always there
 */
record ArchivedColumn(boolean always) implements FieldSql {
  @Override
  public SqlCondition compare(Comparison comparison) {
    return where(comparison);
  }

  @Override
  public SqlCondition in(Membership membership) {
    return where(membership);
  }

  @Override
  public SqlCondition exists() {
    return where(true, always);
  }

  private SqlCondition where(ValueTest test) {
    return where(
        test.holds(BsonBoolean.TRUE),
        always ? test.holds(BsonBoolean.FALSE) : test.holdsForMissing());
  }

  private static SqlCondition where(boolean archived, boolean live) {
    return archived == live
        ? SqlCondition.constant(live)
        : SqlCondition.exact(SqlFragment.of(archived ? "_archived = 1" : "_archived = 0"));
  }
}
