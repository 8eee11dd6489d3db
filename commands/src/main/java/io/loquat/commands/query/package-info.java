/**
 * Commands that read documents, the cursors they open, and {@code explain}.
 *
 * <p>Must not know: SQL. Read first: {@link io.loquat.commands.query.Find}.
 */
@NullMarked
package io.loquat.commands.query;

import org.jspecify.annotations.NullMarked;
