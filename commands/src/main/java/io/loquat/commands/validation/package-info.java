/**
 * Document validation: the validators of collections, and the look at each document that is about
 * to be written.
 *
 * <p>Must not know: single commands. Read first: {@link io.loquat.commands.validation.Validators}.
 */
@NullMarked
package io.loquat.commands.validation;

import org.jspecify.annotations.NullMarked;
