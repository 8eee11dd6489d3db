package io.loquat.query.update;

import io.loquat.query.sql.SqlFragment;

/**
 * A change of one field as SQL.
 *
 * @param newData the document after, as an expression over {@link SqlTarget#data}
 * @param guard true only where {@code newData} is exact and a change
 */
record FieldChangeSql(SqlFragment newData, SqlFragment guard) {}
