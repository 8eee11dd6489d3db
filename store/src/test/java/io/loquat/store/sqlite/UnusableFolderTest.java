package io.loquat.store.sqlite;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loquat.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data folders that cannot be. */
final class UnusableFolderTest {
  @TempDir Path parent;

  @Test
  void saysThatAFileIsNoFolder() throws IOException {
    Path file = Files.createFile(parent.resolve("file"));
    assertThatThrownBy(() -> TestStore.hidden(file))
        .isInstanceOf(StoreException.Unreadable.class)
        .hasMessage("cannot open the data folder " + file + ": it is not a folder");
  }

  @Test
  void saysWhyAFolderCannotBeUsed() throws IOException {
    Path within = Files.createFile(parent.resolve("file")).resolve("within");
    assertThatThrownBy(() -> TestStore.hidden(within))
        .isInstanceOf(StoreException.Unreadable.class)
        .hasMessage("cannot open the data folder " + within + ": Not a directory");
  }
}
