/**
 * Soft delete: which documents a statement sees, what a delete does, retention of archived documents.
 *
 * <p>Must not know: commands, SQL.
 */
@NullMarked
package io.loquat.softdelete;

import org.jspecify.annotations.NullMarked;
