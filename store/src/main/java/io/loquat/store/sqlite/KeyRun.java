package io.loquat.store.sqlite;

import io.loquat.store.StoreException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** A sorted run of entries in a file, read in blocks. Confined to the thread that builds. */
final class KeyRun implements Iterator<IndexEntry> {
  private static final int HEAD_BYTES = Integer.BYTES + Long.BYTES;
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
    need(length);
    byte[] key = new byte[length];
    block.get(key);
    return new IndexEntry(key, rid);
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
