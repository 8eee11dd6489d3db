/**
 * Clients that race for the same documents, while the server is killed and started again. Knows the
 * server only through the driver. Read {@link io.loquat.faults.race.RaceTest} first.
 */
@NullMarked
package io.loquat.faults.race;

import org.jspecify.annotations.NullMarked;
