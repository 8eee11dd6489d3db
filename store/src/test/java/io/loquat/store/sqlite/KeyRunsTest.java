package io.loquat.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.loquat.model.KeyTypes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Entries come back sorted, and as they were, from memory and from the file. */
final class KeyRunsTest {
  private static final List<KeyTypes> TYPES =
      List.of(KeyTypes.USUAL, KeyTypes.UNKNOWN, KeyTypes.of(new byte[] {0, 2}));
  private static final int ENTRIES = 1_000;

  @TempDir Path folder;

  @Test
  void keepsWhatKeysLeaveOut() {
    List<IndexEntry> merged = new ArrayList<>();
    try (KeyRuns runs = new KeyRuns(folder, 4_096)) {
      for (int i = 0; i < ENTRIES; i++) {
        int turned = i * 7 % ENTRIES;
        byte[] key = {(byte) (turned >> 8), (byte) turned, (byte) i};
        runs.add(key, turned, TYPES.get(turned % TYPES.size()));
      }
      MergedRuns sorted = runs.merged();
      for (List<IndexEntry> some = sorted.next(100, 1 << 20);
          !some.isEmpty();
          some = sorted.next(100, 1 << 20)) {
        merged.addAll(some);
      }
    }
    assertThat(merged).hasSize(ENTRIES).isSorted();
    for (IndexEntry entry : merged) {
      assertThat(entry.types()).isEqualTo(TYPES.get((int) entry.rid() % TYPES.size()));
    }
  }
}
