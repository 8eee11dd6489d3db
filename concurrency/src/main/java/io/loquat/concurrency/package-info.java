/**
 * The write lane with group commit and its output gate, and expected versions.
 *
 * <p>Must not know: SQL, documents' contents. Read first: {@link io.loquat.concurrency.WriteLane},
 * {@link io.loquat.concurrency.ExpectedVersion}.
 */
@NullMarked
package io.loquat.concurrency;

import org.jspecify.annotations.NullMarked;
