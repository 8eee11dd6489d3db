/**
 * Soft delete: which documents a statement sees, what a delete does, the options of a collection,
 * and the sweeper that ends the retention of archived documents.
 *
 * <p>Must not know: commands, SQL. Read first: {@link io.loquat.softdelete.ArchiveTerms}.
 */
@NullMarked
package io.loquat.softdelete;

import org.jspecify.annotations.NullMarked;
