package io.loquat.embedded;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.loquat.readmodel.document.CollectionOptions.SystemFields;
import io.loquat.readmodel.document.DocumentStore;
import io.loquat.readmodel.error.LoquatException;
import io.loquat.readmodel.error.MappingException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedLoquatTest {
  @TempDir Path folder;

  @Test
  void keepsWhatWasWrittenWhenOpenedAgain() {
    try (EmbeddedLoquat loquat = EmbeddedLoquat.open(folder)) {
      loquat.documentStore("shop").insertOne("users", new Document("_id", "u1"));
    }
    try (EmbeddedLoquat loquat = EmbeddedLoquat.open(folder)) {
      assertThat(loquat.documentStore("shop").findOne("users", eq("_id", "u1"))).isPresent();
    }
  }

  @Test
  void saysWhoHasTheFolder() {
    try (EmbeddedLoquat loquat = EmbeddedLoquat.open(folder)) {
      assertThatExceptionOfType(FolderUnavailableException.class)
          .isThrownBy(() -> EmbeddedLoquat.open(folder))
          .withMessageContaining("in use by process " + ProcessHandle.current().pid());
    }
  }

  @Test
  void refusesCallsOnceItIsClosed() {
    EmbeddedLoquat loquat = EmbeddedLoquat.open(folder);
    DocumentStore store = loquat.documentStore("shop");
    loquat.close();
    loquat.close();

    assertThatExceptionOfType(LoquatException.class)
        .isThrownBy(() -> store.insertOne("users", new Document("_id", "u1")));
    assertThat(store.async().insertOne("users", new Document("_id", "u1")).toCompletableFuture())
        .failsWithin(10, TimeUnit.SECONDS);
  }

  @Test
  void hidesSystemFieldsIfAskedTo() {
    EmbeddedOptions options = EmbeddedOptions.defaults().systemFields(SystemFields.HIDDEN);
    try (EmbeddedLoquat loquat = EmbeddedLoquat.open(folder, options)) {
      DocumentStore store = loquat.documentStore("shop");
      store.insertOne("users", new Document("_id", "u1"));

      assertThat(store.findOne("users", eq("_id", "u1"))).contains(new Document("_id", "u1"));
    }
  }

  /** The next step may wait for another command, so it must not run on the write lane. */
  @Test
  void letsAStepAfterAWriteWaitForAnotherWrite() {
    try (EmbeddedLoquat loquat = EmbeddedLoquat.open(folder)) {
      DocumentStore store = loquat.documentStore("shop");

      assertThat(
              store
                  .async()
                  .insertOne("users", new Document("_id", "u1"))
                  .thenApply(first -> store.insertOne("users", new Document("_id", "u2")).id())
                  .toCompletableFuture())
          .succeedsWithin(30, TimeUnit.SECONDS)
          .isEqualTo("u2");
    }
  }

  @Test
  void refusesWhatIsTooDeep() {
    Document deep = new Document();
    for (int level = 0; level < 200; level++) {
      deep = new Document("d", deep);
    }
    Document tooDeep = deep;
    try (EmbeddedLoquat loquat = EmbeddedLoquat.open(folder)) {
      assertThatExceptionOfType(MappingException.class)
          .isThrownBy(() -> loquat.documentStore("shop").insertOne("users", tooDeep));
    }
  }
}
