/**
 * The store on SQLite: one file for each database, with one writing lane and a few readers.
 *
 * <p>Must not know: the network, commands. Read first: {@link io.loquat.store.sqlite.SqliteStore},
 * then {@link io.loquat.store.sqlite.ObjectStore} (one open database), {@link
 * io.loquat.store.sqlite.LaneTransaction} (writing) and {@link io.loquat.store.sqlite.FindCursor}
 * (reading). The file itself is described in docs/FILE_FORMAT.md.
 */
@NullMarked
package io.loquat.store.sqlite;

import org.jspecify.annotations.NullMarked;
