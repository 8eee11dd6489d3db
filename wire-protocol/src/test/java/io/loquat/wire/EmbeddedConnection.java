package io.loquat.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.loquat.wire.message.Frame;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.embedded.EmbeddedChannel;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.BsonDocument;

/** The pipeline of a connection without a socket. Confined to one test. */
final class EmbeddedConnection implements AutoCloseable {
  private static final WireLimits LIMITS =
      new WireLimits(10, Duration.ofSeconds(5), 4, 1024, Frame.BYTES_MAX);

  final ScriptedHandler handler = new ScriptedHandler();
  final EmbeddedChannel channel;

  EmbeddedConnection() {
    this(LIMITS);
  }

  EmbeddedConnection(WireLimits limits) {
    this(limits, new ReceiveBudget(limits.receivingBytesMax()));
  }

  EmbeddedConnection(ReceiveBudget budget) {
    this(LIMITS, budget);
  }

  private EmbeddedConnection(WireLimits limits, ReceiveBudget budget) {
    channel = new EmbeddedChannel();
    Connection connection = new Connection(1, new InetSocketAddress("127.0.0.1", 1));
    channel
        .pipeline()
        .addLast(new FrameDecoder(limits, budget, new ConnectionLog()))
        .addLast(new ConnectionHandler(channel, connection, handler, limits));
  }

  /** What comes after the connection is closed comes to nobody. */
  void send(byte[]... messages) {
    if (!channel.isActive()) {
      return;
    }
    ByteBuf bytes = channel.alloc().buffer().writeBytes(Bytes.join(messages));
    channel.writeInbound(bytes);
  }

  List<Reply> replies() throws MalformedMessageException {
    channel.runPendingTasks();
    List<Reply> replies = new ArrayList<>();
    for (ByteBuf out = channel.readOutbound(); out != null; out = channel.readOutbound()) {
      byte[] bytes = ByteBufUtil.getBytes(out);
      out.release();
      replies.add(Reply.of(bytes));
    }
    return replies;
  }

  Reply reply() throws MalformedMessageException {
    List<Reply> replies = replies();
    assertThat(replies).hasSize(1);
    return replies.getFirst();
  }

  /** The reply to one message. */
  Reply ask(byte[] message) throws MalformedMessageException {
    send(message);
    return reply();
  }

  /** The code of the error reply to one message. */
  int errorCode(byte[] message) throws MalformedMessageException {
    BsonDocument reply = ask(message).document();
    assertThat(reply.getNumber("ok").intValue()).isZero();
    assertThat(channel.isActive()).isTrue();
    return reply.getNumber("code").intValue();
  }

  void pass(Duration time) {
    channel.advanceTimeBy(time.toMillis(), TimeUnit.MILLISECONDS);
    channel.runScheduledPendingTasks();
  }

  @Override
  public void close() {
    channel.finishAndReleaseAll();
  }
}
