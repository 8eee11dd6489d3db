package io.loquat.wire;

import io.loquat.wire.bson.LittleEndian;
import io.loquat.wire.message.Frame;
import io.loquat.wire.message.OpCode;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.concurrent.Future;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Cuts the stream of bytes into {@link Frame}s. Confined to its connection's event loop.
 *
 * <p>The bytes are copied once, from the socket's buffer into the array that the request then lives
 * in, so no counted buffer goes past this class. The array starts small and grows with what has
 * really come: the length that the header announces is only ever an upper bound. A stream that
 * loses its frames cannot be resumed: the connection is closed.
 *
 * <p>The frame timeout is one task that compares the count of bytes at its last run, so that a
 * stream of whole frames costs nothing.
 */
final class FrameDecoder extends ChannelInboundHandlerAdapter {
  private static final int FIRST_BYTES_MAX = 16 * 1024;
  private static final byte[] NONE = {};

  private final WireLimits limits;
  private final ReceiveBudget budget;
  private final ConnectionLog log;
  private final byte[] header = new byte[Frame.HEADER_BYTES];
  private byte[] frame = NONE;
  private int length;
  private int received;
  private long taken;
  private Optional<OpCode> opCode = Optional.empty();
  private boolean broken;
  private long receivedInAll;
  private Optional<Future<?>> timeout = Optional.empty();

  FrameDecoder(WireLimits limits, ReceiveBudget budget, ConnectionLog log) {
    this.limits = limits;
    this.budget = budget;
    this.log = log;
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    ByteBuf in = (ByteBuf) message;
    try {
      receivedInAll += in.readableBytes();
      while (in.isReadable() && !broken) {
        take(ctx, in);
      }
    } finally {
      in.release();
    }
  }

  private void take(ChannelHandlerContext ctx, ByteBuf in) {
    if (received < Frame.HEADER_BYTES) {
      int count = Math.min(in.readableBytes(), Frame.HEADER_BYTES - received);
      in.readBytes(header, received, count);
      received += count;
      if (received < Frame.HEADER_BYTES || !begin(ctx, in.readableBytes())) {
        return;
      }
    }
    while (in.isReadable() && received < length && grow(ctx)) {
      int count = Math.min(in.readableBytes(), frame.length - received);
      in.readBytes(frame, received, count);
      received += count;
    }
    if (received == length) {
      finish(ctx);
    }
  }

  /** The header is there: whether the frame may come. */
  private boolean begin(ChannelHandlerContext ctx, int readable) {
    length = LittleEndian.getInt(header, 0);
    int number = LittleEndian.getInt(header, Frame.OP_CODE_AT);
    opCode = OpCode.request(number);
    if (length < Frame.BYTES_MIN || length > Frame.BYTES_MAX) {
      close(ctx, "a message of " + length + " bytes is not possible");
    } else if (opCode.isEmpty()) {
      close(ctx, "unknown opcode " + number);
    } else {
      frame = header;
      int here = Frame.HEADER_BYTES + readable;
      if (length <= here) {
        frame = Arrays.copyOf(header, length);
      } else {
        enlarge(ctx, Math.min(length, Math.max(FIRST_BYTES_MAX, here)));
      }
    }
    return !broken;
  }

  /** Whether there is room for more of the frame. */
  private boolean grow(ChannelHandlerContext ctx) {
    if (received == frame.length) {
      enlarge(ctx, (int) Math.min(length, 2L * frame.length));
    }
    return !broken;
  }

  private void enlarge(ChannelHandlerContext ctx, int size) {
    long more = size - taken;
    if (budget.tryTake(more)) {
      taken += more;
      frame = Arrays.copyOf(frame, size);
    } else {
      close(ctx, "the half-received messages of all clients take too much memory");
    }
  }

  /** The frame is complete, or will never be. */
  private void letGo() {
    frame = NONE;
    budget.giveBack(taken);
    taken = 0;
  }

  private void finish(ChannelHandlerContext ctx) {
    byte[] bytes = frame;
    letGo();
    received = 0;
    ctx.fireChannelRead(new Frame(bytes, opCode.orElseThrow()));
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    if (received > 0 && timeout.isEmpty() && !broken) {
      watch(ctx);
    }
    ctx.fireChannelReadComplete();
  }

  private void watch(ChannelHandlerContext ctx) {
    long before = receivedInAll;
    timeout =
        Optional.of(
            ctx.executor()
                .schedule(
                    () -> lookAgain(ctx, before),
                    limits.frameTimeout().toMillis(),
                    TimeUnit.MILLISECONDS));
  }

  private void lookAgain(ChannelHandlerContext ctx, long before) {
    timeout = Optional.empty();
    if (received == 0 || broken) {
      return;
    }
    // While the connection is not read, the silence is ours.
    if (receivedInAll == before && ctx.channel().config().isAutoRead()) {
      close(ctx, "the client stopped in the middle of a message");
    } else {
      watch(ctx);
    }
  }

  private void close(ChannelHandlerContext ctx, String reason) {
    broken = true;
    letGo();
    log.closing(ctx.channel().remoteAddress(), reason);
    var _ = ctx.close();
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    broken = true;
    letGo();
    timeout.ifPresent(task -> task.cancel(false));
    ctx.fireChannelInactive();
  }
}
