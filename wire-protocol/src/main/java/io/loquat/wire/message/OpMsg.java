package io.loquat.wire.message;

import io.loquat.model.ErrorCode;
import io.loquat.wire.MalformedMessageException;
import io.loquat.wire.Request;
import io.loquat.wire.bson.BsonDecoder;
import io.loquat.wire.bson.BsonValidator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;

/**
 * OP_MSG: flags, sections, perhaps a checksum. A section of kind 0 is the command, one of kind 1 a
 * named sequence of documents. Confined to one call.
 */
final class OpMsg {
  static final int CHECKSUM_PRESENT = 1;
  static final int MORE_TO_COME = 1 << 1;
  static final int EXHAUST_ALLOWED = 1 << 16;
  static final int FLAGS_AT = Frame.HEADER_BYTES;
  static final int SECTIONS_AT = FLAGS_AT + 4;

  /** A receiver must know every flag of the lower half. */
  private static final int REQUIRED_UNKNOWN = 0xffff & ~(CHECKSUM_PRESENT | MORE_TO_COME);

  /** As in MongoDB; no command knows more. */
  private static final int SEQUENCES_MAX = 2;

  private final byte[] bytes;
  private final BsonValidator validator;
  private final int end;
  private int position = SECTIONS_AT;
  private Optional<BsonDocument> body = Optional.empty();
  private Map<String, List<RawBsonDocument>> sequences = Map.of();

  private OpMsg(byte[] bytes, int end) {
    this.bytes = bytes;
    this.end = end;
    this.validator = new BsonValidator(bytes);
  }

  static Incoming read(Frame frame) {
    int flags = frame.intAt(FLAGS_AT);
    boolean checksum = (flags & CHECKSUM_PRESENT) != 0;
    ReplyForm form =
        ReplyForm.to(frame.requestId(), OpCode.MSG)
            .withFlags((flags & MORE_TO_COME) == 0, checksum);
    try {
      checkFlags(flags);
      int end = checksum ? checkChecksum(frame) : frame.bytes().length;
      Request request = new OpMsg(frame.bytes(), end).sections();
      return new Incoming.Call(request, form, (flags & EXHAUST_ALLOWED) != 0);
    } catch (MalformedMessageException e) {
      return new Incoming.Malformed(e, form);
    }
  }

  private static void checkFlags(int flags) throws MalformedMessageException {
    if ((flags & REQUIRED_UNKNOWN) != 0) {
      throw new MalformedMessageException(
          ErrorCode.ILLEGAL_OP_MSG_FLAG,
          "Message contains illegal flags value: 0b" + Integer.toBinaryString(flags));
    }
  }

  private static int checkChecksum(Frame frame) throws MalformedMessageException {
    int end = frame.bytes().length - Checksum.BYTES;
    if (end < SECTIONS_AT || frame.intAt(end) != Checksum.of(frame.bytes(), end)) {
      throw new MalformedMessageException(
          ErrorCode.CHECKSUM_MISMATCH, "OP_MSG checksum does not match contents");
    }
    return end;
  }

  private Request sections() throws MalformedMessageException {
    while (position < end) {
      int kind = bytes[position++];
      switch (kind) {
        case 0 -> body();
        case 1 -> sequence();
        default ->
            throw new MalformedMessageException(
                ErrorCode.location(40432), "Unknown section kind " + (kind & 0xff));
      }
    }
    BsonDocument command =
        body.orElseThrow(
            () ->
                new MalformedMessageException(
                    ErrorCode.location(40587), "OP_MSG messages must have a body"));
    for (String identifier : sequences.keySet()) {
      if (command.containsKey(identifier)) {
        throw new MalformedMessageException(
            ErrorCode.location(40433),
            "Duplicate field between body and document sequence " + identifier);
      }
    }
    return new Request(command, sequences);
  }

  private void body() throws MalformedMessageException {
    if (body.isPresent()) {
      throw new MalformedMessageException(
          ErrorCode.location(40430), "Multiple body sections in message");
    }
    int start = position;
    position = validator.validate(start, end, BsonValidator.COMMAND_DEPTH_MAX);
    body = Optional.of(BsonDecoder.decodeCommand(bytes, start));
  }

  private void sequence() throws MalformedMessageException {
    if (sequences.size() == SEQUENCES_MAX) {
      throw new MalformedMessageException(
          ErrorCode.TOO_MANY_DOCUMENT_SEQUENCES, "Too many document sequences in OP_MSG");
    }
    SequenceReader reader = new SequenceReader(bytes, validator, position, end);
    String identifier = reader.identifier();
    if (sequences.isEmpty()) {
      sequences = new LinkedHashMap<>();
    }
    if (sequences.put(identifier, reader.documents()) != null) {
      throw new MalformedMessageException(
          ErrorCode.location(40431), "Duplicate document sequence: " + identifier);
    }
    position = reader.end();
  }
}
