package io.loquat.wire;

import io.loquat.model.ErrorCode;
import io.loquat.wire.message.ErrorReply;
import io.loquat.wire.message.Frame;
import io.loquat.wire.message.Incoming;
import io.loquat.wire.message.MessageReader;
import io.loquat.wire.message.ReplyForm;
import io.loquat.wire.message.ReplyWriter;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future.State;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection: takes requests one after the other, and writes the replies in that order.
 * Confined to the connection's event loop, but for {@link #finish}.
 *
 * <p>At most one request is under way; further ones wait as frames, not yet decoded. Two rules keep
 * memory bounded. Input: once too many requests wait, or too many bytes, the socket is not read.
 * Output: while the client does not take what was written, no request is begun and the socket is
 * not read, so at most one reply comes on top of the high-water mark.
 *
 * <p>Replies are flushed at the end of a read, or of a turn that no read caused, and whenever the
 * mark is reached.
 */
final class ConnectionHandler extends ChannelInboundHandlerAdapter {
  private static final Logger LOG = LoggerFactory.getLogger(ConnectionHandler.class);

  /** Requests answered in one turn, so that one client cannot keep the event loop to itself. */
  private static final int STEPS_PER_TURN_MAX = 64;

  private final Channel channel;
  private final Connection connection;
  private final RequestHandler handler;
  private final WireLimits limits;
  private final ArrayDeque<Frame> waiting = new ArrayDeque<>();

  /** Of the frames that wait and the one under way. */
  private long heldBytes;

  private long underWayBytes;
  private boolean underWay;
  private Optional<Incoming.Call> exhaust = Optional.empty();
  private int lastReplyId;
  private boolean inTurn;
  private boolean inRead;
  private boolean unflushed;
  private boolean stopping;
  private boolean closed;

  ConnectionHandler(
      Channel channel, Connection connection, RequestHandler handler, WireLimits limits) {
    this.channel = channel;
    this.connection = connection;
    this.handler = handler;
    this.limits = limits;
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    Frame frame = (Frame) message;
    inRead = true;
    waiting.add(frame);
    heldBytes += frame.bytes().length;
    turn();
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    inRead = false;
    flush();
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    turn();
  }

  /** Begins what can be begun; flushing may make room for more. */
  private void turn() {
    if (inTurn) {
      return;
    }
    inTurn = true;
    try {
      int steps = 0;
      do {
        for (; isReady() && steps < STEPS_PER_TURN_MAX; steps++) {
          begin();
        }
        if (!inRead || !channel.isWritable()) {
          flush();
        }
      } while (isReady() && steps < STEPS_PER_TURN_MAX);
    } catch (RuntimeException e) {
      fault(e);
    } finally {
      inTurn = false;
    }
    regulateReading();
    if (isReady()) {
      channel.eventLoop().execute(this::turn);
    }
  }

  private boolean isReady() {
    return !underWay
        && !closed
        && !stopping
        && (exhaust.isPresent() || !waiting.isEmpty())
        && channel.isWritable();
  }

  private void regulateReading() {
    boolean wanted =
        waiting.size() < limits.waitingRequestsMax()
            && heldBytes < limits.waitingBytesMax()
            && channel.isWritable();
    if (wanted != channel.config().isAutoRead()) {
      channel.config().setAutoRead(wanted);
    }
  }

  private void begin() {
    if (exhaust.isPresent()) {
      Incoming.Call call = exhaust.get();
      exhaust = Optional.empty();
      call(call);
      return;
    }
    Frame frame = waiting.remove();
    underWayBytes = frame.bytes().length;
    switch (MessageReader.read(frame)) {
      case Incoming.Call call -> call(call);
      case Incoming.Refused refused -> answer(refused.form(), refused.reply());
      case Incoming.Malformed malformed ->
          answer(malformed.form(), handler.malformed(connection, malformed.problem()));
    }
  }

  private void answer(ReplyForm form, BsonDocument reply) {
    done();
    write(form, false, reply);
  }

  private void call(Incoming.Call call) {
    underWay = true;
    CompletableFuture<BsonDocument> reply;
    try {
      reply = handler.handle(connection, call.request()).toCompletableFuture();
    } catch (RuntimeException e) {
      reply = CompletableFuture.failedFuture(e);
    }
    if (reply.state() == State.SUCCESS) {
      answered(call, reply.resultNow());
    } else {
      // Hops to the event loop even if the reply has come meanwhile.
      var _ =
          reply.whenCompleteAsync(
              (document, failure) -> completed(call, document, failure), channel.eventLoop());
    }
  }

  private void completed(
      Incoming.Call call, @Nullable BsonDocument document, @Nullable Throwable failure) {
    try {
      if (document == null) {
        LOG.atError()
            .setCause(failure)
            .addKeyValue("connection", connection.id())
            .log("a request handler failed");
        answered(call, internalError());
      } else {
        answered(call, document);
      }
    } catch (RuntimeException e) {
      fault(e);
    }
    turn();
  }

  private void answered(Incoming.Call call, BsonDocument reply) {
    done();
    boolean more = call.form().expected() && !stopping && Exhaust.continues(call, reply);
    write(call.form(), more, reply);
    if (more) {
      exhaust = Optional.of(call.after(lastReplyId));
    }
    if (stopping) {
      closeWhenWritten();
    }
  }

  private void done() {
    underWay = false;
    heldBytes -= underWayBytes;
    underWayBytes = 0;
  }

  private void write(ReplyForm form, boolean more, BsonDocument reply) {
    if (!form.expected() || closed) {
      return;
    }
    lastReplyId++;
    try {
      send(ReplyWriter.write(channel.alloc(), form, lastReplyId, more, reply));
    } catch (RuntimeException e) {
      LOG.atError()
          .setCause(e)
          .addKeyValue("connection", connection.id())
          .log("a reply cannot be written");
      send(ReplyWriter.write(channel.alloc(), form, lastReplyId, false, internalError()));
    }
  }

  /** A failure to write comes to {@link #exceptionCaught}. */
  private void send(ByteBuf message) {
    var _ = channel.write(message, channel.voidPromise());
    unflushed = true;
  }

  private static BsonDocument internalError() {
    return ErrorReply.of(ErrorCode.INTERNAL_ERROR, "Internal error; the server's log has more");
  }

  private void flush() {
    if (unflushed) {
      unflushed = false;
      channel.flush();
    }
  }

  /** Lets the request under way finish, then closes. From any thread. */
  void finish() {
    channel.eventLoop().execute(this::stop);
  }

  private void stop() {
    stopping = true;
    if (!underWay) {
      closeWhenWritten();
    }
  }

  private void closeWhenWritten() {
    unflushed = false;
    var _ = channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    closed = true;
    waiting.clear();
    exhaust = Optional.empty();
    handler.closed(connection);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    if (cause instanceof IOException) {
      // Resets and timeouts are how clients go away.
      LOG.atDebug()
          .addKeyValue("connection", connection.id())
          .addKeyValue("reason", cause.getMessage())
          .log("connection lost");
      var _ = channel.close();
    } else {
      fault(cause);
    }
  }

  private void fault(Throwable cause) {
    LOG.atError()
        .setCause(cause)
        .addKeyValue("connection", connection.id())
        .log("connection closed by a fault of ours");
    closed = true;
    var _ = channel.close();
  }
}
