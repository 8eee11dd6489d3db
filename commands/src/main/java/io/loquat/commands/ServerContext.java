package io.loquat.commands;

import io.loquat.commands.cursor.Cursors;
import io.loquat.commands.session.RetryableWrites;
import io.loquat.commands.validation.Validators;
import io.loquat.softdelete.RetentionSweeper;
import io.loquat.softdelete.TtlMonitor;
import io.loquat.store.Store;
import java.time.Instant;
import java.util.concurrent.Executor;

/**
 * What all commands share. Thread-safe by its parts.
 *
 * @param workers runs what may take long
 * @param started when the server came up
 */
public record ServerContext(
    Store store,
    ServerSettings settings,
    Executor workers,
    Cursors cursors,
    RetryableWrites retries,
    CommandCounters counters,
    Connections connections,
    Operations operations,
    RecentDatabases recentDatabases,
    RetentionSweeper retention,
    TtlMonitor ttl,
    Validators validators,
    Instant started) {}
