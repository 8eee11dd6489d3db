package io.loquat.store.sqlite;

import io.loquat.model.KeyTypes;
import io.loquat.store.StoreException;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** A sorted run of entries in a file, read in blocks. Confined to the thread that builds. */
final class KeyRun implements Iterator<IndexEntry> {
  private static final int HEAD_BYTES = Integer.BYTES + Long.BYTES + Integer.BYTES;

  /** In the place of a length, for types that are the usual ones. */
  private static final int USUAL = -1;

  private static final int BLOCK_BYTES = 1 << 16;

  private final FileChannel file;
  private final long end;
  private long position;
  private ByteBuffer block = ByteBuffer.allocate(0);

  /**
   * @param from where the run begins in the file
   * @param end where it ends
   */
  KeyRun(FileChannel file, long from, long end) {
    this.file = file;
    this.position = from;
    this.end = end;
  }

  @Override
  public boolean hasNext() {
    return block.hasRemaining() || position < end;
  }

  @Override
  public IndexEntry next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    need(HEAD_BYTES);
    int length = block.getInt();
    long rid = block.getLong();
    int notes = block.getInt();
    byte[] key = bytes(length);
    return new IndexEntry(key, rid, notes == USUAL ? KeyTypes.USUAL : KeyTypes.of(bytes(notes)));
  }

  private byte[] bytes(int length) {
    need(length);
    byte[] bytes = new byte[length];
    block.get(bytes);
    return bytes;
  }

  /** Writes an entry as it is read. */
  static void write(IndexEntry entry, DataOutputStream out) throws IOException {
    byte[] notes = entry.types().toBytes();
    out.writeInt(entry.key().length);
    out.writeLong(entry.rid());
    out.writeInt(notes == null ? USUAL : notes.length);
    out.write(entry.key());
    if (notes != null) {
      out.write(notes);
    }
  }

  /** Has the block hold at least so many bytes. */
  private void need(int bytes) {
    if (block.remaining() >= bytes) {
      return;
    }
    long size = Math.min(Math.max(BLOCK_BYTES, bytes), block.remaining() + end - position);
    ByteBuffer next = ByteBuffer.allocate((int) size).put(block);
    try {
      while (next.hasRemaining()) {
        int read = file.read(next, position);
        if (read < 0) {
          throw new IOException("the file ends too early");
        }
        position += read;
      }
    } catch (IOException e) {
      throw new StoreException.DiskFailure("cannot read the sorted keys of an index", e);
    }
    block = next.flip();
  }
}
