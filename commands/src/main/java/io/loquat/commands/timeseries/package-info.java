/**
 * Time-series collections: what may be inserted, updated and indexed in them. Each measurement is
 * an ordinary document.
 *
 * <p>Must not know: SQL, single commands. Read first: {@link
 * io.loquat.commands.timeseries.TimeSeries}.
 */
@NullMarked
package io.loquat.commands.timeseries;

import org.jspecify.annotations.NullMarked;
