/**
 * The options of collections as {@code create} and {@code collMod} take them and the catalog keeps
 * them: each group of options is one class, which checks it and says what is stored.
 *
 * <p>Must not know: the commands, and what the options do. Read first: {@link
 * io.loquat.commands.administration.options.CappedOptions}.
 */
@NullMarked
package io.loquat.commands.administration.options;

import org.jspecify.annotations.NullMarked;
