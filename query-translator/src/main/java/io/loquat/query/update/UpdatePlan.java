package io.loquat.query.update;

import io.loquat.query.sql.SqlFragment;

/**
 * An update as {@code UPDATE … SET data = newData … WHERE … AND guard}.
 *
 * @param newData an expression over the column {@code data} that gives the new JSONB
 * @param guard true only on rows where {@code newData} is exactly what {@link Updates#apply} gives
 *     and differs from the row's present document
 */
public record UpdatePlan(SqlFragment newData, SqlFragment guard) {}
