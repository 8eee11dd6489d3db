package consumer;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.inc;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.loquat.embedded.EmbeddedLoquat;
import io.loquat.readmodel.DocumentReadModelStore;
import io.loquat.readmodel.InMemoryReadModelStore;
import io.loquat.readmodel.ReadModelStore;
import io.loquat.readmodel.document.DocumentStore;
import io.loquat.readmodel.document.UpdateOptions;
import io.loquat.readmodel.error.VersionMismatchException;
import io.loquat.readmodel.web.InvalidTenantException;
import io.loquat.readmodel.web.TenantFilter;
import io.loquat.readmodel.web.TenantName;
import io.loquat.readmodel.web.TenantResolver;
import io.loquat.readmodel.web.TenantStore;
import io.loquat.readmodel.web.TenantStores;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody else's code with the published jars and nothing but what they bring along. */
final class ConsumerTest {
  record Pear(String id, String kind, int kilos) {}

  @TempDir Path folder;

  @Test
  void keepsDocumentsWithVersions() {
    try (EmbeddedLoquat loquat = EmbeddedLoquat.open(folder)) {
      DocumentStore orchard = loquat.documentStore("orchard");
      orchard.insertOne("pears", new Pear("p1", "Comice", 3));
      UpdateOptions first = UpdateOptions.defaults().expectedVersion(1);
      orchard.updateOne("pears", eq("_id", "p1"), inc("kilos", 1), first);
      assertEquals(
          new Pear("p1", "Comice", 4),
          orchard.findOne("pears", Pear.class, eq("_id", "p1")).orElseThrow());
      assertThrows(
          VersionMismatchException.class,
          () -> orchard.updateOne("pears", eq("_id", "p1"), inc("kilos", 1), first));
    }
  }

  @Test
  void keepsReadModels() {
    try (EmbeddedLoquat loquat = EmbeddedLoquat.open(folder)) {
      DocumentStore orchard = loquat.documentStore("orchard");
      for (ReadModelStore store :
          List.of(new InMemoryReadModelStore(), new DocumentReadModelStore(orchard))) {
        store.put("p1", new Pear("p1", "Comice", 3));
        assertEquals("Comice", store.get("p1", Pear.class).orElseThrow().value().kind());
      }
    }
  }

  @Test
  void tellsTenantsApart() {
    try (EmbeddedLoquat loquat = EmbeddedLoquat.open(folder)) {
      TenantStores tenants =
          TenantStores.over(loquat.documentStore("nobody")).databasePrefix("t_").build();
      TenantFilter.of(tenants, TenantResolver.header("X-Tenant"));
      TenantStore acme = tenants.get(TenantName.of("acme"));
      TenantStore globex = tenants.get(TenantName.of("globex"));
      acme.documents().insertOne("pears", new Pear("p1", "Comice", 3));
      assertEquals("t_acme", acme.documents().database());
      assertEquals(1, acme.documents().countDocuments("pears", eq("kind", "Comice")));
      assertEquals(0, globex.documents().countDocuments("pears", eq("kind", "Comice")));
      assertThrows(InvalidTenantException.class, () -> TenantName.of("../acme"));
    }
  }
}
