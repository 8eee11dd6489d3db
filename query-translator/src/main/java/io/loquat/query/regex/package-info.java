/**
 * Regular expressions in MongoDB's dialect, which is PCRE2's, on an engine that needs no stack and
 * stops when its time is over.
 *
 * <p>Must not know: filters, expressions, SQL. Read first: {@link io.loquat.query.regex.Regex}.
 */
@NullMarked
package io.loquat.query.regex;

import org.jspecify.annotations.NullMarked;
