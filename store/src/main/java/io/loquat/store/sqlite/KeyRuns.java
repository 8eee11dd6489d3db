package io.loquat.store.sqlite;

import io.loquat.model.KeyTypes;
import io.loquat.store.StoreException;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The entries of an index to be, sorted in runs of bounded size, so that its tree is filled in
 * order. Runs that memory does not hold lie in a file that has no name, so that nothing of it stays
 * whatever happens. Confined to the thread that builds.
 */
final class KeyRuns implements AutoCloseable {
  private static final int ENTRY_OVERHEAD_BYTES = 40;
  private static final int ENTRIES_FIRST = 1024;

  private final Path folder;
  private final long bytesMax;
  private final List<KeyRun> spilled = new ArrayList<>();
  private IndexEntry[] entries = new IndexEntry[ENTRIES_FIRST];
  private int count;
  private long bytes;
  private long total;
  private @Nullable FileChannel file;

  /**
   * @param folder of the file for what memory does not hold
   * @param bytesMax of entries in memory
   */
  KeyRuns(Path folder, long bytesMax) {
    this.folder = folder;
    this.bytesMax = bytesMax;
  }

  void add(byte[] key, long rid, KeyTypes types) {
    if (count == entries.length) {
      entries = Arrays.copyOf(entries, count * 2);
    }
    entries[count++] = new IndexEntry(key, rid, types);
    bytes += key.length + types.length() + ENTRY_OVERHEAD_BYTES;
    total++;
    if (bytes > bytesMax) {
      spill();
    }
  }

  long total() {
    return total;
  }

  private void spill() {
    Arrays.sort(entries, 0, count);
    try {
      FileChannel open = file();
      long from = open.size();
      open.position(from);
      // Not closed: that would close the file.
      DataOutputStream out =
          new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(open), 1 << 16));
      for (int i = 0; i < count; i++) {
        KeyRun.write(entries[i], out);
      }
      out.flush();
      spilled.add(new KeyRun(open, from, open.position()));
    } catch (IOException e) {
      throw new StoreException.DiskFailure("cannot sort the keys of an index in " + folder, e);
    }
    entries = new IndexEntry[ENTRIES_FIRST];
    count = 0;
    bytes = 0;
  }

  private FileChannel file() throws IOException {
    FileChannel open = file;
    if (open == null) {
      Path path = Files.createTempFile(folder, "index-build-", ".tmp");
      open =
          FileChannel.open(
              path,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
      file = open;
    }
    return open;
  }

  /** All entries in order. Nothing may be added any more. */
  MergedRuns merged() {
    Arrays.sort(entries, 0, count);
    return new MergedRuns(spilled, Arrays.asList(entries).subList(0, count).iterator());
  }

  @Override
  public void close() {
    try {
      if (file != null) {
        file.close();
      }
    } catch (IOException e) {
      throw new StoreException.DiskFailure("cannot close a file in " + folder, e);
    }
  }
}
