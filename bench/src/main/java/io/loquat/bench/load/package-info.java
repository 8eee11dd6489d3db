/**
 * The load run: starts Loquat and its peers as processes of their own, sends each the same messages
 * from light clients, and prints a table. Must not know: how any of them works inside. Read first:
 * {@link io.loquat.bench.load.LoadRun}.
 */
@NullMarked
package io.loquat.bench.load;

import org.jspecify.annotations.NullMarked;
