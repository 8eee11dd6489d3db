package io.loquat.readmodel.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.loquat.server.ServerProcess;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The filter in a servlet container, over HTTP, in front of a running server. */
final class TenantFilterTest {
  @TempDir static Path dataFolder;
  private static ServerProcess server;
  private static MongoClient client;

  @TempDir Path webFolder;

  @BeforeAll
  static void start() {
    server = ServerProcess.start(dataFolder);
    client = MongoClients.create(server.connectionString());
  }

  @AfterAll
  static void stop() {
    client.close();
    server.close();
  }

  @BeforeEach
  void dropTenants() {
    databases().forEach(name -> client.getDatabase(name).drop());
  }

  @Test
  void givesEachTenantADatabaseOfItsOwn() {
    try (WebServer web = web(byHeader())) {
      assertThat(web.send(note(web, "acme", "ours")).statusCode()).isEqualTo(200);
      assertThat(web.send(note(web, "globex", "theirs")).statusCode()).isEqualTo(200);
      assertThat(web.send(as("acme", web.request("/notes"))).body()).isEqualTo("acme:ours");
      assertThat(web.send(as("globex", web.request("/notes"))).body()).isEqualTo("globex:theirs");
      assertThat(web.send(as("initech", web.request("/notes"))).body()).isEqualTo("initech:");
    }
    assertThat(databases()).containsExactlyInAnyOrder("tenant_acme", "tenant_globex");
    assertThat(lastOf("tenant_acme")).containsEntry("text", "ours");
    assertThat(lastOf("tenant_globex")).containsEntry("text", "theirs");
  }

  @Test
  void keepsManyTenantsApartAtOnce() {
    int tenants = 8;
    int notes = 25;
    try (WebServer web = web(byHeader())) {
      List<CompletableFuture<HttpResponse<String>>> sent =
          IntStream.range(0, tenants * notes)
              .mapToObj(i -> web.sendAsync(note(web, "t" + i % tenants, "t" + i % tenants)))
              .toList();
      assertThat(sent).allSatisfy(one -> assertThat(one.join().statusCode()).isEqualTo(200));
      for (int tenant = 0; tenant < tenants; tenant++) {
        String name = "t" + tenant;
        assertThat(web.send(as(name, web.request("/notes"))).body())
            .isEqualTo(name + ":" + String.join(",", Collections.nCopies(notes, name)));
      }
    }
  }

  @Test
  void refusesARequestWithoutTenant() {
    try (WebServer web = web(byHeader())) {
      HttpResponse<String> answer = web.send(web.request("/notes"));
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.headers().firstValue("Content-Type"))
          .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
      Document problem = Document.parse(answer.body());
      assertThat(problem).containsEntry("status", 400).containsEntry("title", "Bad Request");
      assertThat(problem.getString("detail")).isEqualTo("The request names no tenant");
    }
    assertThat(databases()).isEmpty();
  }

  @Test
  void refusesBadNamesAndSaysNothingOfThem() {
    try (WebServer web = web(byHeader())) {
      for (String name : TenantNameTest.BAD) {
        HttpResponse<String> answer = web.send(note(web, name, "x"));
        assertThat(answer.statusCode()).as(name).isEqualTo(400);
        assertThat(Document.parse(answer.body()).getString("detail")).doesNotContain(name);
      }
      assertThat(web.send(note(web, "", "x")).statusCode()).isEqualTo(400);
      String tooLongWithPrefix = "a".repeat(60);
      assertThat(web.send(note(web, tooLongWithPrefix, "x")).body()).contains("56 characters");
    }
    assertThat(databases()).isEmpty();
  }

  @Test
  void refusesTwoTenantsAtOnce() {
    try (WebServer web = web(byHeader())) {
      HttpRequest.Builder both = as("globex", as("acme", web.request("/notes")));
      assertThat(web.send(both).statusCode()).isEqualTo(400);
    }
  }

  @Test
  void refusesATenantThatIsNotKnown() {
    TenantFilter filter = byHeader().allowing(tenant -> tenant.value().equals("acme"));
    try (WebServer web = web(filter)) {
      assertThat(web.send(as("acme", web.request("/notes"))).statusCode()).isEqualTo(200);
      HttpResponse<String> unknown = web.send(note(web, "globex", "x"));
      assertThat(unknown.statusCode()).isEqualTo(403);
      assertThat(unknown.body()).contains("not known");
    }
    assertThat(databases()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/notes/thread", "/notes/dispatched"})
  void servesAsynchronousServlets(String path) {
    try (WebServer web = web(byHeader())) {
      web.send(note(web, "acme", "ours"));
      HttpResponse<String> answer = web.send(as("acme", web.request(path)));
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo("acme:ours");
    }
  }

  @Test
  void leavesExceptedPathsWithoutTenant() {
    try (WebServer web = web(byHeader().exceptPaths(List.of("/health")))) {
      assertThat(web.send(web.request("/health")).body()).isEqualTo("well");
      assertThat(web.send(web.request("/healthy")).statusCode()).isEqualTo(400);
      assertThat(web.send(web.request("/health/notes")).statusCode()).isEqualTo(500);
    }
    assertThat(databases()).isEmpty();
  }

  @Test
  void findsTheTenantInTheHostName() {
    try (WebServer web = web(filter(TenantResolver.subdomain("Example.com")))) {
      assertThat(host(web, "acme.example.com").body()).isEqualTo("acme:");
      assertThat(host(web, "Acme.EXAMPLE.com:8080").body()).isEqualTo("acme:");
      for (String other :
          List.of(
              "example.com",
              "acme.example.org",
              "acmeexample.com",
              "a.b.example.com",
              ".example.com",
              "admin.example.com")) {
        assertThat(host(web, other).statusCode()).as(other).isEqualTo(400);
      }
    }
  }

  @Test
  void findsTheTenantInThePath() {
    try (WebServer web = web(filter(TenantResolver.pathSegment(1)))) {
      assertThat(web.send(web.request("/t/acme/notes")).body()).isEqualTo("acme:");
      assertThat(web.send(web.request("/t/acme")).body()).isEqualTo("acme:");
      for (String path :
          List.of(
              "/",
              "/t",
              "/t/",
              "/t//notes",
              "/t/acme/../globex/notes",
              "/t/%61cme/notes",
              "/t/acme/%2e%2e/globex/notes",
              "/t/acme/..;/globex/notes",
              "/t/acme;x=1/notes",
              "//t/acme/notes",
              "/t/./acme/notes",
              "/t/..%2f..%2fadmin/notes",
              "/t/admin")) {
        assertThat(web.send(web.request(path)).statusCode()).as(path).isEqualTo(400);
      }
    }
    assertThat(databases()).isEmpty();
  }

  @Test
  void takesWhatTheApplicationResolves() {
    TenantResolver byQuery = request -> Optional.ofNullable(request.getParameter("tenant"));
    TenantResolver suspicious =
        request -> {
          throw new InvalidTenantException("The \"token\" and the path\ndisagree");
        };
    try (WebServer web = web(filter(byQuery))) {
      assertThat(web.send(web.request("/notes?tenant=acme")).body()).isEqualTo("acme:");
    }
    try (WebServer web = web(filter(suspicious))) {
      HttpResponse<String> answer = web.send(web.request("/notes"));
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(Document.parse(answer.body()).getString("detail"))
          .isEqualTo("The \"token\" and the path\ndisagree");
    }
  }

  @Test
  void keepsNoMoreStoresThanItMay() {
    TenantStores stores = TenantStores.over(client).storesMax(10).build();
    IntStream.range(0, 1_000).forEach(i -> stores.get(TenantName.of("t" + i)));
    assertThat(stores.kept()).isLessThanOrEqualTo(10);
    assertThat(stores.get(TenantName.of("t7"))).isSameAs(stores.get(TenantName.of("t7")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Tenant_", "a.b", "-a", "/", "aaaaaaaaaabbbbbbbbbbccccccccccddd"})
  void refusesAPrefixThatNoDatabaseMayHave(String prefix) {
    assertThatThrownBy(() -> TenantStores.over(client).databasePrefix(prefix))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private WebServer web(TenantFilter filter) {
    return new WebServer(webFolder, filter, new NotesServlet());
  }

  private static TenantFilter byHeader() {
    return filter(TenantResolver.header("X-Tenant"));
  }

  private static TenantFilter filter(TenantResolver resolver) {
    return TenantFilter.of(TenantStores.over(client).databasePrefix("tenant_").build(), resolver);
  }

  private static HttpRequest.Builder as(String tenant, HttpRequest.Builder request) {
    return request.header("X-Tenant", tenant);
  }

  private static HttpRequest.Builder note(WebServer web, String tenant, String text) {
    return as(tenant, web.request("/notes")).POST(BodyPublishers.ofString(text));
  }

  private static HttpResponse<String> host(WebServer web, String host) {
    return web.send(web.request("/notes").setHeader("Host", host));
  }

  private static List<String> databases() {
    List<String> names = client.listDatabaseNames().into(new ArrayList<>());
    names.removeAll(List.of("admin", "local", "config"));
    return names;
  }

  private static Document lastOf(String database) {
    return client
        .getDatabase(database)
        .getCollection("read_model")
        .find(new Document("_id", "last"))
        .first();
  }
}
