/**
 * What a projection stores its results in, found again by key.
 *
 * <p>Owns: {@link io.loquat.readmodel.ReadModelStore}, its two implementations, and the rules that
 * both keep (keys, tables, cursors, what of a value is stored). Must not know: the wire, nor how
 * documents reach a server; that is the business of the {@code document} package beside it. Read
 * first: {@link io.loquat.readmodel.ReadModelStore}.
 */
@NullMarked
package io.loquat.readmodel;

import org.jspecify.annotations.NullMarked;
