/**
 * Words in documents: languages, tokens, stems, how much a word counts, and what a search asks for.
 *
 * <p>Must not know: filters, keys, tables, commands. Read first: {@link
 * io.loquat.query.text.TextIndex}, then {@link io.loquat.query.text.TextSearch}.
 */
@NullMarked
package io.loquat.query.text;

import org.jspecify.annotations.NullMarked;
