package io.loquat.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tailable cursors, and those that wait. */
class TailableTest {
  private static final ClientConnection OTHER =
      new ClientConnection(7, InetSocketAddress.createUnresolved("localhost", 5007));

  @TempDir Path folder;
  private TestServer server;

  @BeforeEach
  void start() {
    server = TestServer.hidden(folder);
    server.ok("{insert: 'c', documents: [{_id: 1}, {_id: 2}]}");
    server.ok("{convertToCapped: 'c', size: 4096}");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private long open(String options) {
    BsonDocument reply = server.run("{find: 'c', tailable: true" + options + "}");
    assertThat(reply).as(reply.toJson()).containsKey("cursor");
    return reply.getDocument("cursor").getInt64("id").getValue();
  }

  private static String more(long id, String rest) {
    return "{getMore: {$numberLong: '" + id + "'}, collection: 'c'" + rest + "}";
  }

  /** Sent on a connection of its own. */
  private CompletableFuture<BsonDocument> send(String command) {
    BsonDocument body = BsonDocument.parse(command).append("$db", new BsonString("db"));
    return server
        .dispatcher()
        .dispatch(new CommandRequest(body, Map.of(), OTHER))
        .toCompletableFuture();
  }

  private void awaitPinned() {
    String pinned = "\"pinned\": 1";
    while (!server.ok("{serverStatus: 1}").contains(pinned)) {
      Thread.onSpinWait();
    }
  }

  @Test
  void goesOnWithWhatIsInserted() {
    long id = open("");
    assertThat(server.batch(more(id, ""))).isEqualTo("[]");
    server.ok("{insert: 'c', documents: [{_id: 3}]}");
    assertThat(server.batch(more(id, ""))).isEqualTo("[{\"_id\": 3}]");
  }

  @Test
  void waitsForAnInsertWithoutAWorker() throws Exception {
    long id = open(", awaitData: true, filter: {_id: {$ne: 3}}");
    CompletableFuture<BsonDocument> next = send(more(id, ", maxTimeMS: 60000"));
    awaitPinned();
    server.ok("{insert: 'c', documents: [{_id: 3}]}");
    server.ok("{insert: 'c', documents: [{_id: 4}]}");
    BsonDocument cursor = next.get(10, TimeUnit.SECONDS).getDocument("cursor");
    assertThat(cursor.getArray("nextBatch")).containsExactly(BsonDocument.parse("{_id: 4}"));
    assertThat(cursor.getInt64("id").getValue()).isEqualTo(id);
  }

  @Test
  void waitsNoLongerThanItIsTold() {
    long id = open(", awaitData: true");
    assertThat(server.batch(more(id, ", maxTimeMS: 0"))).isEqualTo("[]");
    assertThat(server.batch(more(id, ", maxTimeMS: 20"))).isEqualTo("[]");
  }

  @Test
  void endsTheWaitWhenTheCursorIsKilled() throws Exception {
    long id = open(", awaitData: true");
    CompletableFuture<BsonDocument> next = send(more(id, ", maxTimeMS: 60000"));
    awaitPinned();
    assertThat(server.code(more(id, ""))).isEqualTo(143);
    assertThat(server.ok("{killCursors: 'c', cursors: [{$numberLong: '" + id + "'}]}"))
        .contains("\"cursorsKilled\": [" + id + "]");
    assertThat(TestServer.code(next.get(10, TimeUnit.SECONDS))).isEqualTo(237);
  }

  @Test
  void endsTheCursorWhenTheClientThatWaitsIsGone() throws Exception {
    long id = open(", awaitData: true");
    CompletableFuture<BsonDocument> next = send(more(id, ", maxTimeMS: 60000"));
    awaitPinned();
    server.dispatcher().disconnected(OTHER);
    assertThat(TestServer.code(next.get(10, TimeUnit.SECONDS))).isEqualTo(237);
    assertThat(server.code(more(id, ""))).isEqualTo(43);
  }

  @Test
  void doesNotWaitForAClientThatWentBeforeItsTurn() throws Exception {
    long id = open(", awaitData: true");
    CountDownLatch workers = server.holdWorkers();
    CompletableFuture<BsonDocument> next = send(more(id, ", maxTimeMS: 60000"));
    server.dispatcher().disconnected(OTHER);
    workers.countDown();
    assertThat(TestServer.code(next.get(10, TimeUnit.SECONDS))).isEqualTo(237);
  }

  @Test
  void endsTheWaitWhenTheCollectionIsDropped() throws Exception {
    long id = open(", awaitData: true");
    CompletableFuture<BsonDocument> next = send(more(id, ", maxTimeMS: 60000"));
    awaitPinned();
    server.ok("{drop: 'c'}");
    assertThat(TestServer.code(next.get(10, TimeUnit.SECONDS))).isEqualTo(175);
    assertThat(server.code(more(id, ""))).isEqualTo(43);
  }

  @Test
  void losesItsPlaceWhenThatIsPushedOut() {
    server.ok("{convertToCapped: 'c', size: 256}");
    long id = open("");
    server.ok(
        "{insert: 'c', documents: [{_id: 3, a: '%s'}, {_id: 4, a: '%s'}]}"
            .formatted("x".repeat(200), "x".repeat(200)));
    assertThat(server.code(more(id, ""))).isEqualTo(136);
  }

  @Test
  void refusesWhatMakesNoSense() {
    assertThat(server.code(more(open(""), ", maxTimeMS: 5"))).isEqualTo(2);
    assertThat(server.code("{find: 'c', awaitData: true}")).isEqualTo(9);
    assertThat(server.code("{find: 'c', tailable: true, sort: {a: 1}}")).isEqualTo(2);
    server.ok("{insert: 'plain', documents: [{_id: 1}]}");
    assertThat(server.code("{find: 'plain', tailable: true}")).isEqualTo(2);
  }
}
