package io.loquat.query.update;

import io.loquat.query.sql.SqlFragment;

/**
 * Where a change applies in SQL.
 *
 * @param data the document so far, as an expression
 * @param path the changed field as a JSON path, quoted
 */
record SqlTarget(SqlFragment data, String path) {}
