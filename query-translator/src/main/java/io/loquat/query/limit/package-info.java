/**
 * Bounds: how large documents are, and how much of them an operation may hold in memory.
 *
 * <p>Must not know: operators, stages. Read first: {@link io.loquat.query.limit.DocumentSize}.
 */
@NullMarked
package io.loquat.query.limit;

import org.jspecify.annotations.NullMarked;
