/**
 * The store's contract: databases, collections, reads from snapshots, writes through one lane for
 * each database. Nothing in it names SQLite, so that another engine can stand behind it.
 *
 * <p>Must not know: the network, commands. Read first: {@link io.loquat.store.Store}.
 */
@NullMarked
package io.loquat.store;

import org.jspecify.annotations.NullMarked;
