/**
 * Commands about indexes, and what an index that a client describes must look like.
 *
 * <p>Must not know: how indexes are kept and used. Read first: {@link
 * io.loquat.commands.index.CreateIndexes}, then {@link io.loquat.commands.index.IndexDefinition}.
 */
@NullMarked
package io.loquat.commands.index;

import org.jspecify.annotations.NullMarked;
