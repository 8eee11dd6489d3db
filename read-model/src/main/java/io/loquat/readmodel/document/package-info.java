/**
 * Documents in collections: what an application calls.
 *
 * <p>Must not know: whether the server is elsewhere or in this process. Read first: {@link
 * io.loquat.readmodel.document.DocumentStore}, then {@link
 * io.loquat.readmodel.document.DocumentCollection}.
 */
@NullMarked
package io.loquat.readmodel.document;

import org.jspecify.annotations.NullMarked;
