/**
 * Collations: how a language compares and sorts texts.
 *
 * <p>Must not know: filters, expressions, commands. Read first: {@link
 * io.loquat.query.collation.Collation}.
 */
@NullMarked
package io.loquat.query.collation;

import org.jspecify.annotations.NullMarked;
