/**
 * Replays wire-level cases whose expectations were checked against a real MongoDB, and reports by
 * area. Read first: {@link io.loquat.compat.conformance.ConformanceRun}.
 */
@NullMarked
package io.loquat.compat.conformance;

import org.jspecify.annotations.NullMarked;
