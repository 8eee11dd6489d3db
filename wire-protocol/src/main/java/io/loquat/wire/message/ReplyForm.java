package io.loquat.wire.message;

import io.loquat.wire.compression.Compressor;
import java.util.Optional;

/**
 * How the answer to a request must look. Immutable.
 *
 * @param responseTo the number of the message that it answers
 * @param opCode {@link OpCode#MSG} or {@link OpCode#REPLY}
 * @param expected false if the client wants no answer
 * @param checksum whether it ends with a checksum
 * @param failed whether an OP_REPLY is flagged as a failed query
 */
public record ReplyForm(
    int responseTo,
    OpCode opCode,
    boolean expected,
    boolean checksum,
    boolean failed,
    Optional<Compressor> compressor) {

  /** The plain form for a message whose contents are not known yet. */
  static ReplyForm to(int requestId, OpCode request) {
    OpCode opCode = request == OpCode.QUERY ? OpCode.REPLY : OpCode.MSG;
    return new ReplyForm(requestId, opCode, true, false, false, Optional.empty());
  }

  ReplyForm with(Optional<Compressor> newCompressor) {
    return new ReplyForm(responseTo, opCode, expected, checksum, failed, newCompressor);
  }

  ReplyForm withFlags(boolean newExpected, boolean newChecksum) {
    return new ReplyForm(responseTo, opCode, newExpected, newChecksum, failed, compressor);
  }

  /** The same as an answer to another message: an exhaust reply answers the reply before it. */
  public ReplyForm respondingTo(int newResponseTo) {
    return new ReplyForm(newResponseTo, opCode, expected, checksum, failed, compressor);
  }

  /** For errors: marks an OP_REPLY as failed. */
  public ReplyForm asFailure() {
    return new ReplyForm(responseTo, opCode, expected, checksum, true, compressor);
  }
}
