/**
 * Commands that change documents. Each is one piece of work in the database's write lane; its
 * statements are parsed before, and a statement that fails becomes a {@code writeErrors} entry.
 *
 * <p>Must not know: SQL, threads of the store. Read first: {@link io.loquat.commands.write.Insert},
 * then {@link io.loquat.commands.write.UpdateWork}.
 */
@NullMarked
package io.loquat.commands.write;

import org.jspecify.annotations.NullMarked;
