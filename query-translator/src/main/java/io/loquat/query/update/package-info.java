/**
 * Updates: replacement and operators; their meaning in Java and, where exact, their SQL.
 *
 * <p>Must not know: JDBC, the network. Read first: {@link io.loquat.query.update.Update}.
 */
@NullMarked
package io.loquat.query.update;

import org.jspecify.annotations.NullMarked;
