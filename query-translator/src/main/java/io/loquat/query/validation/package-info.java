/**
 * Validators of collections: filters that documents must match to be written, and the explanation
 * of why one does not, which {@code errInfo} carries.
 *
 * <p>Must not know: commands, collections, SQL. Read first: {@link
 * io.loquat.query.validation.Validator}.
 */
@NullMarked
package io.loquat.query.validation;

import org.jspecify.annotations.NullMarked;
