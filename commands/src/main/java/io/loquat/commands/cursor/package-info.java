/**
 * Cursors: results that clients fetch in batches, kept between their commands.
 *
 * <p>Must not know: how a result is made. Read first: {@link io.loquat.commands.cursor.Cursors}.
 */
@NullMarked
package io.loquat.commands.cursor;

import org.jspecify.annotations.NullMarked;
