/**
 * Filters: BSON to {@link io.loquat.query.filter.Filter}, its meaning in Java, and its SQL.
 *
 * <p>Must not know: JDBC, the network. Read first: {@link io.loquat.query.filter.Filter}.
 */
@NullMarked
package io.loquat.query.filter;

import org.jspecify.annotations.NullMarked;
