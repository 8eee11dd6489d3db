/**
 * The pseudo-document {@code $meta}: what Loquat keeps of a document besides its fields, by name.
 *
 * <p>Must not know: filters, sorts, stages, SQL. Read first: {@link
 * io.loquat.query.meta.DocumentMeta}.
 */
@NullMarked
package io.loquat.query.meta;

import org.jspecify.annotations.NullMarked;
