package io.loquat.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import io.loquat.readmodel.mapping.DocumentMapping;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class InMemoryReadModelStoreTest implements ReadModelStoreContract {
  private final ReadModelStore store = new InMemoryReadModelStore();

  @Override
  public ReadModelStore store() {
    return store;
  }

  @Test
  void goesByTheClockThatItIsGiven() {
    Instant noon = Instant.parse("2026-01-02T12:00:00.000999Z");
    ReadModelStore still =
        new InMemoryReadModelStore(Clock.fixed(noon, ZoneOffset.UTC), DocumentMapping.standard());
    still.put("k", new Document("x", 1));

    assertThat(still.get("k", Document.class).orElseThrow().created())
        .isEqualTo(Instant.parse("2026-01-02T12:00:00Z"));
  }

  @Test
  void startsEmpty() {
    store.put("k", new Document("x", 1));

    assertThat(new InMemoryReadModelStore().get("k", Document.class)).isEmpty();
  }
}
