/**
 * What an index is, and which keys a document has in it.
 *
 * <p>Must not know: tables, SQL, commands, which index a query takes. Read first: {@link
 * io.loquat.query.index.IndexSpec}, then {@link io.loquat.query.index.BtreeKeys}.
 */
@NullMarked
package io.loquat.query.index;

import org.jspecify.annotations.NullMarked;
