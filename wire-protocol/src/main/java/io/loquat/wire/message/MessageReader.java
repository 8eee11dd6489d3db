package io.loquat.wire.message;

import io.loquat.wire.MalformedMessageException;
import io.loquat.wire.compression.Compressor;
import java.util.Optional;

/** Reads frames. Immutable; never throws: what cannot be read is {@link Incoming.Malformed}. */
public final class MessageReader {
  private MessageReader() {}

  public static Incoming read(Frame frame) {
    return switch (frame.opCode()) {
      case COMPRESSED -> readCompressed(frame);
      case MSG -> OpMsg.read(frame);
      case QUERY -> OpQuery.read(frame);
      case REPLY -> throw new IllegalArgumentException("no client sends replies");
    };
  }

  private static Incoming readCompressed(Frame frame) {
    ReplyForm form = ReplyForm.to(frame.requestId(), OpCode.MSG);
    OpCompressed opened;
    try {
      opened = OpCompressed.open(frame);
    } catch (MalformedMessageException e) {
      return new Incoming.Malformed(e, form);
    }
    Optional<Compressor> compressor = Optional.of(opened.compressor());
    return switch (read(opened.frame())) {
      case Incoming.Call call -> {
        boolean plain = NeverCompressed.is(call.request().body());
        yield new Incoming.Call(
            call.request(),
            plain ? call.form() : call.form().with(compressor),
            call.exhaustAllowed());
      }
      case Incoming.Malformed malformed ->
          new Incoming.Malformed(malformed.problem(), malformed.form().with(compressor));
      case Incoming.Refused refused ->
          new Incoming.Refused(refused.reply(), refused.form().with(compressor));
    };
  }
}
