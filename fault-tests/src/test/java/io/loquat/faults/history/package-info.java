/**
 * Histories of versioned documents: what clients did and heard, and whether one order of it all
 * explains that. Knows nothing of servers and drivers. Read {@link
 * io.loquat.faults.history.VersionOrder} first.
 */
@NullMarked
package io.loquat.faults.history;

import org.jspecify.annotations.NullMarked;
