/**
 * Owns the measurement of inserts into capped collections beside those into others. Knows no
 * server's inside. Read {@link io.loquat.bench.capped.CappedRun} first.
 */
@NullMarked
package io.loquat.bench.capped;

import org.jspecify.annotations.NullMarked;
