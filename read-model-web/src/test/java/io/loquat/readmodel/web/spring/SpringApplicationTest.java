package io.loquat.readmodel.web.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import io.loquat.readmodel.ReadModelStore;
import io.loquat.readmodel.document.DocumentStore;
import io.loquat.readmodel.document.FindOptions;
import io.loquat.readmodel.web.TenantAccess;
import io.loquat.readmodel.web.TenantStores;
import io.loquat.server.ServerProcess;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** A whole application: found by Spring Boot, over HTTP, in front of a running server. */
final class SpringApplicationTest {
  @TempDir static Path dataFolder;
  private static ServerProcess server;
  private static ConfigurableApplicationContext application;

  private final HttpClient client = HttpClient.newHttpClient();

  @BeforeAll
  static void start() {
    server = ServerProcess.start(dataFolder);
    application =
        new SpringApplicationBuilder(Shop.class)
            .properties(
                Map.of(
                    "server.port", 0,
                    "server.address", "127.0.0.1",
                    "spring.main.banner-mode", "off",
                    "loquat.uri", server.connectionString(),
                    "loquat.database", "shop",
                    "loquat.tenant.enabled", true,
                    "loquat.tenant.database-prefix", "shop_",
                    "loquat.tenant.except-paths", "/visits"))
            .run();
  }

  @AfterAll
  static void stop() {
    application.close();
    server.close();
  }

  @Test
  void servesEachTenantFromItsOwnDatabase() throws Exception {
    assertThat(order("acme", "pears").statusCode()).isEqualTo(200);
    assertThat(order("acme", "plums").statusCode()).isEqualTo(200);
    assertThat(order("globex", "figs").statusCode()).isEqualTo(200);
    assertThat(get("/orders", "acme").body()).isEqualTo("[\"pears\",\"plums\"]");
    assertThat(get("/later", "acme").body()).isEqualTo("[\"pears\",\"plums\"]");
    assertThat(get("/orders", "globex").body()).isEqualTo("[\"figs\"]");
    DocumentStore shop = application.getBean(DocumentStore.class);
    assertThat(shop.inDatabase("shop_acme").countDocuments("orders", Filters.empty())).isEqualTo(2);
    assertThat(shop.hasCollection("orders")).isFalse();
  }

  @Test
  void refusesRequestsOfNobodyAndOfTheUnknown() throws Exception {
    HttpResponse<String> nobody = send(request("/orders"));
    assertThat(nobody.statusCode()).isEqualTo(400);
    assertThat(nobody.body()).contains("names no tenant");
    assertThat(get("/orders", "../shop").statusCode()).isEqualTo(400);
    assertThat(get("/orders", "initech").statusCode()).isEqualTo(403);
  }

  @Test
  void hasTheApplicationsOwnDatabaseBesides() throws Exception {
    assertThat(send(request("/visits")).body()).isEqualTo("1");
    assertThat(send(request("/visits")).body()).isEqualTo("2");
  }

  private HttpResponse<String> order(String tenant, String what)
      throws IOException, InterruptedException {
    return send(request("/orders").header("X-Tenant", tenant).POST(BodyPublishers.ofString(what)));
  }

  private HttpResponse<String> get(String path, String tenant)
      throws IOException, InterruptedException {
    return send(request(path).header("X-Tenant", tenant));
  }

  private static HttpRequest.Builder request(String path) {
    String port = application.getEnvironment().getProperty("local.server.port");
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  @SpringBootConfiguration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class Shop {
    @Bean
    TenantAccess tenants() {
      return tenant -> List.of("acme", "globex").contains(tenant.value());
    }

    @Bean
    Orders orders() {
      return new Orders();
    }

    @Bean
    Visits visits(ReadModelStore store) {
      return new Visits(store);
    }
  }

  @RestController
  static class Orders {
    @PostMapping("/orders")
    void order(HttpServletRequest request, @RequestBody String what) {
      TenantStores.of(request).documents().insertOne("orders", new Document("what", what));
    }

    @GetMapping("/orders")
    List<String> orders(HttpServletRequest request) {
      return TenantStores.of(request)
          .documents()
          .find("orders", Filters.empty(), FindOptions.defaults().sort(Sorts.ascending("what")))
          .toList()
          .stream()
          .map(order -> order.getString("what"))
          .toList();
    }

    @GetMapping("/later")
    Callable<List<String>> later(HttpServletRequest request) {
      return () -> orders(request);
    }
  }

  @RestController
  static class Visits {
    private final ReadModelStore store;

    Visits(ReadModelStore store) {
      this.store = store;
    }

    @GetMapping("/visits")
    long visit() {
      long before =
          store.get("visits", Document.class).map(entry -> entry.value().getLong("n")).orElse(0L);
      store.put("visits", new Document("n", before + 1));
      return before + 1;
    }
  }
}
