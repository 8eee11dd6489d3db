/**
 * Rules of the house that no compiler checks: who may depend on whom, how long things get, what
 * they are called. Every failure names the file, the figure and the limit.
 *
 * <p>Read {@link io.loquat.house.SourceTree} first.
 */
@NullMarked
package io.loquat.house;

import org.jspecify.annotations.NullMarked;
