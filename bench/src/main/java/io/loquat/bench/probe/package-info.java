/**
 * What Loquat is measured against: the probe, the least code that answers the load run's messages
 * from a SQLite file, and an existing server in memory. Must not know: Loquat's own modules. Read
 * first: {@link io.loquat.bench.probe.Probe}.
 */
@NullMarked
package io.loquat.bench.probe;

import org.jspecify.annotations.NullMarked;
