package io.loquat.readmodel;

import java.time.Instant;
import org.bson.BsonDocument;

/**
 * A value as it was found, with what the store knows of it. The value and the metadata are the
 * caller's own copies. Immutable if those are left alone.
 *
 * {@snippet :
 * Entry<Order> entry = store.get("o-1", Order.class).orElseThrow();
 * long position = entry.metadata().getInt64("position").getValue();
 * store.put("o-1", entry.value().shipped(), PutOptions.defaults().expectedVersion(entry.version()));
 * }
 *
 * @param key never empty
 * @param version 1 for a new value, and 1 more for each change
 * @param metadata what the last put that gave metadata said; empty if none did
 * @param created when the value came to be, in whole milliseconds
 * @param updated when it last changed, in whole milliseconds
 */
public record Entry<T>(
    String key, T value, long version, BsonDocument metadata, Instant created, Instant updated) {}
