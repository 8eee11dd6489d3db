/**
 * SQL text with its parameters, and the names a translation may use. Knows no JDBC: parameters are
 * BSON values, which the store encodes when it binds them.
 */
@NullMarked
package io.loquat.query.sql;

import org.jspecify.annotations.NullMarked;
