package io.loquat.wire;

import static io.loquat.wire.Bytes.command;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@Timeout(30)
@ExtendWith(NoLeaks.class)
class WireServerTest {
  private static final InetSocketAddress ANY_PORT =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  private static final BsonDocument LARGE =
      ScriptedHandler.ok().append("b", new BsonBinary(new byte[1024 * 1024]));

  /** Answers at once, with what the test says. Thread-safe by its function. */
  private record Answering(Function<Request, CompletionStage<BsonDocument>> answer)
      implements RequestHandler {
    @Override
    public CompletionStage<BsonDocument> handle(Connection connection, Request request) {
      return answer.apply(request);
    }

    @Override
    public BsonDocument malformed(Connection connection, MalformedMessageException problem) {
      return new BsonDocument("ok", new BsonInt32(0));
    }
  }

  private static CompletionStage<BsonDocument> now(BsonDocument reply) {
    return CompletableFuture.completedFuture(reply);
  }

  @Test
  void answersOverASocket() throws IOException, MalformedMessageException {
    try (WireServer server =
            WireServer.start(ANY_PORT, new Answering(request -> now(ScriptedHandler.ok())));
        SocketClient client = new SocketClient(server.address())) {
      client.send(command(4, "{ping: 1}"));
      assertThat(client.receive().responseTo()).isEqualTo(4);
    }
  }

  @Test
  void answersFromAnotherThread() throws IOException, MalformedMessageException {
    Answering handler =
        new Answering(request -> CompletableFuture.supplyAsync(ScriptedHandler::ok));
    try (WireServer server = WireServer.start(ANY_PORT, handler);
        SocketClient client = new SocketClient(server.address())) {
      for (int id = 1; id <= 200; id++) {
        client.send(command(id, "{ping: 1}"));
      }
      for (int id = 1; id <= 200; id++) {
        assertThat(client.receive().responseTo()).isEqualTo(id);
      }
    }
  }

  @Test
  void namesTheAddressThatIsTaken() {
    Answering handler = new Answering(request -> now(ScriptedHandler.ok()));
    try (WireServer server = WireServer.start(ANY_PORT, handler)) {
      assertThatThrownBy(() -> WireServer.start(server.address(), handler))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining(":" + server.address().getPort() + ":");
    }
  }

  @Test
  void stopsWritingToAClientThatDoesNotRead() throws IOException, MalformedMessageException {
    AtomicInteger answered = new AtomicInteger();
    Answering handler =
        new Answering(
            request -> {
              answered.incrementAndGet();
              return now(request.body().containsKey("large") ? LARGE : ScriptedHandler.ok());
            });
    try (WireServer server = WireServer.start(ANY_PORT, handler);
        SocketClient silent = new SocketClient(server.address());
        SocketClient other = new SocketClient(server.address())) {
      int asked = 100;
      for (int id = 1; id <= asked; id++) {
        silent.send(command(id, "{large: 1}"));
      }
      // The other client is served meanwhile; what the silent one is owed stays in small bounds:
      // the socket buffers of both ends, the high-water mark and one reply.
      for (int id = 1; id <= 200; id++) {
        other.send(command(id, "{ping: 1}"));
        assertThat(other.receive().responseTo()).isEqualTo(id);
      }
      assertThat(answered.get() - 200).isLessThan(asked / 2);
      for (int id = 1; id <= asked; id++) {
        assertThat(silent.receive().responseTo()).isEqualTo(id);
      }
    }
  }

  @Test
  void stopsReadingFromAClientWhoseRequestIsUnderWay() throws IOException {
    CompletableFuture<BsonDocument> never = new CompletableFuture<>();
    try (WireServer server = WireServer.start(ANY_PORT, new Answering(request -> never));
        SocketClient client = new SocketClient(server.address())) {
      byte[] large = command(1, "{a: '" + "x".repeat(1024 * 1024) + "'}");
      assertThat(client.sendUntilRefused(large, 64)).isLessThan(32);
    }
  }

  @Test
  void closesHalfAMessageAndLetsIdleConnectionsBe() throws IOException, MalformedMessageException {
    WireLimits limits = new WireLimits(10, Duration.ofMillis(200), 4, 1024, 1024 * 1024);
    Answering handler = new Answering(request -> now(ScriptedHandler.ok()));
    try (WireServer server = WireServer.start(ANY_PORT, limits, bound -> handler);
        SocketClient idle = new SocketClient(server.address());
        SocketClient half = new SocketClient(server.address())) {
      half.send(Arrays.copyOf(command(1, "{ping: 1}"), 18));
      assertThatThrownBy(half::receive).isInstanceOf(EOFException.class);
      idle.send(command(2, "{ping: 1}"));
      assertThat(idle.receive().responseTo()).isEqualTo(2);
    }
  }

  @Test
  void closesConnectionsBeyondTheLimit() throws IOException, MalformedMessageException {
    WireLimits limits = new WireLimits(1, Duration.ofSeconds(5), 4, 1024, 1024 * 1024);
    Answering handler = new Answering(request -> now(ScriptedHandler.ok()));
    try (WireServer server = WireServer.start(ANY_PORT, limits, bound -> handler);
        SocketClient first = new SocketClient(server.address())) {
      first.send(command(1, "{ping: 1}"));
      first.receive();
      try (SocketClient second = new SocketClient(server.address())) {
        assertThatThrownBy(second::receive).isInstanceOf(IOException.class);
      }
      first.send(command(2, "{ping: 1}"));
      assertThat(first.receive().responseTo()).isEqualTo(2);
    }
  }

  @Test
  void finishesRequestsUnderWayWhenItStops() throws Exception {
    LinkedBlockingQueue<CompletableFuture<BsonDocument>> held = new LinkedBlockingQueue<>();
    Answering handler =
        new Answering(
            request -> {
              CompletableFuture<BsonDocument> reply = new CompletableFuture<>();
              held.add(reply);
              return reply;
            });
    WireServer server = WireServer.start(ANY_PORT, handler);
    try (SocketClient client = new SocketClient(server.address())) {
      client.send(command(1, "{slow: 1}"));
      CompletableFuture<BsonDocument> reply = held.poll(10, TimeUnit.SECONDS);
      assertThat(reply).isNotNull();
      CountDownLatch stopped = new CountDownLatch(1);
      Thread stopping =
          Thread.ofPlatform()
              .start(
                  () -> {
                    server.stop(Duration.ofSeconds(20));
                    stopped.countDown();
                  });
      assertThat(stopped.await(100, TimeUnit.MILLISECONDS)).isFalse();
      reply.complete(ScriptedHandler.ok());
      assertThat(client.receive().responseTo()).isEqualTo(1);
      assertThatThrownBy(client::receive).isInstanceOf(EOFException.class);
      stopping.join();
    }
  }
}
