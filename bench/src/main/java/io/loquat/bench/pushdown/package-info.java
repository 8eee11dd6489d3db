/**
 * What it pays to say a filter in SQL: the same filters decided by SQL and by the evaluator, on one
 * server, in turns. Must not know: how either works inside. Read first: {@link
 * io.loquat.bench.pushdown.PushdownRun}.
 */
@NullMarked
package io.loquat.bench.pushdown;

import org.jspecify.annotations.NullMarked;
