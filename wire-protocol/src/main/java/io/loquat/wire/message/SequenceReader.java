package io.loquat.wire.message;

import io.loquat.model.ErrorCode;
import io.loquat.wire.MalformedMessageException;
import io.loquat.wire.bson.BsonValidator;
import io.loquat.wire.bson.LittleEndian;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.bson.RawBsonDocument;

/**
 * A section of kind 1: its length, its identifier, then documents to its end. The documents are
 * slices of the message. Confined to one call.
 */
final class SequenceReader {
  /** MongoDB's {@code maxWriteBatchSize}; a list of more would weigh far more than the message. */
  private static final int DOCUMENTS_MAX = 100_000;

  private final byte[] bytes;
  private final BsonValidator validator;
  private final String identifier;
  private final int start;
  private final int end;

  SequenceReader(byte[] bytes, BsonValidator validator, int position, int limit)
      throws MalformedMessageException {
    this.bytes = bytes;
    this.validator = validator;
    if (limit - position < 5) {
      throw malformed("A document sequence is cut off");
    }
    int length = LittleEndian.getInt(bytes, position);
    if (length < 5 || length > limit - position) {
      throw malformed("A document sequence of " + length + " bytes is not possible here");
    }
    this.end = position + length;
    int nameStart = position + 4;
    int nameEnd = nameStart;
    while (nameEnd < end && bytes[nameEnd] != 0) {
      nameEnd++;
    }
    if (nameEnd == end) {
      throw malformed("The identifier of a document sequence has no terminating NUL");
    }
    this.identifier = new String(bytes, nameStart, nameEnd - nameStart, StandardCharsets.UTF_8);
    this.start = nameEnd + 1;
  }

  String identifier() {
    return identifier;
  }

  int end() {
    return end;
  }

  List<RawBsonDocument> documents() throws MalformedMessageException {
    List<RawBsonDocument> documents = new ArrayList<>();
    int count = 0;
    int position = start;
    while (position < end) {
      int next = validator.validate(position, end, BsonValidator.DOCUMENT_DEPTH_MAX);
      if (count++ < DOCUMENTS_MAX) {
        documents.add(new RawBsonDocument(bytes, position, next - position));
      }
      position = next;
    }
    if (count > DOCUMENTS_MAX) {
      throw new MalformedMessageException(
          ErrorCode.INVALID_LENGTH,
          "Write batch sizes must be between 1 and "
              + DOCUMENTS_MAX
              + ". Got "
              + count
              + " operations.");
    }
    return documents;
  }

  private static MalformedMessageException malformed(String reason) {
    return new MalformedMessageException(ErrorCode.PROTOCOL_ERROR, reason);
  }
}
