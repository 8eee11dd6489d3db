/**
 * What a command says about the meaning of everything inside it: collation, variables, time.
 *
 * <p>Must not know: filters, expressions, SQL. Read first: {@link
 * io.loquat.query.context.QueryContext}.
 */
@NullMarked
package io.loquat.query.context;

import org.jspecify.annotations.NullMarked;
