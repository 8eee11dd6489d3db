package io.loquat.store.jsonb;

import io.loquat.model.SystemFields;

/**
 * The system fields of one document, which decoding puts at its end. Immutable.
 *
 * @param createdMillis since 1970, UTC
 * @param updatedMillis since 1970, UTC
 * @param archived adds {@code _archived: true}; there is no such field otherwise
 */
public record SystemValues(long version, long createdMillis, long updatedMillis, boolean archived) {
  private static final byte[] VERSION = BsonSink.elementHead(0x12, SystemFields.VERSION);
  private static final byte[] CREATED = BsonSink.elementHead(0x09, SystemFields.CREATED);
  private static final byte[] UPDATED = BsonSink.elementHead(0x09, SystemFields.UPDATED);
  private static final byte[] ARCHIVED = BsonSink.elementHead(0x08, SystemFields.ARCHIVED);

  void appendTo(BsonSink out) {
    out.bytes(VERSION, 0, VERSION.length);
    out.int64(version);
    out.bytes(CREATED, 0, CREATED.length);
    out.int64(createdMillis);
    out.bytes(UPDATED, 0, UPDATED.length);
    out.int64(updatedMillis);
    if (archived) {
      out.bytes(ARCHIVED, 0, ARCHIVED.length);
      out.int8(1);
    }
  }
}
