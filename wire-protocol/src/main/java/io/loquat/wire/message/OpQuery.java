package io.loquat.wire.message;

import io.loquat.model.ErrorCode;
import io.loquat.wire.MalformedMessageException;
import io.loquat.wire.Request;
import io.loquat.wire.bson.BsonDecoder;
import io.loquat.wire.bson.BsonValidator;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.BsonString;

/**
 * OP_QUERY: flags, a namespace, two counts and a document. All that is left of it is the first
 * message of a driver, which does not know yet whether the server speaks OP_MSG. Immutable.
 */
final class OpQuery {
  private static final Set<String> HANDSHAKES = Set.of("hello", "isMaster", "ismaster");
  private static final String COMMAND_SUFFIX = ".$cmd";
  private static final int NAMESPACE_AT = Frame.HEADER_BYTES + 4;
  private static final int COUNTS_BYTES = 8;

  private OpQuery() {}

  static Incoming read(Frame frame) {
    ReplyForm form = ReplyForm.to(frame.requestId(), OpCode.QUERY);
    try {
      int namespaceEnd = namespaceEnd(frame.bytes());
      String namespace =
          new String(
              frame.bytes(), NAMESPACE_AT, namespaceEnd - NAMESPACE_AT, StandardCharsets.UTF_8);
      BsonDocument query = document(frame.bytes(), namespaceEnd + 1 + COUNTS_BYTES);
      if (!namespace.endsWith(COMMAND_SUFFIX)) {
        return new Incoming.Refused(
            unsupported("OP_QUERY is no longer supported"), form.asFailure());
      }
      BsonDocument command = unwrap(query);
      String name = command.isEmpty() ? "" : command.getFirstKey();
      if (!HANDSHAKES.contains(name)) {
        return new Incoming.Refused(
            unsupported("Unsupported OP_QUERY command: " + name), form.asFailure());
      }
      String database = namespace.substring(0, namespace.length() - COMMAND_SUFFIX.length());
      command.put("$db", new BsonString(database));
      return new Incoming.Call(new Request(command, Map.of()), form, false);
    } catch (MalformedMessageException e) {
      return new Incoming.Malformed(e, form.asFailure());
    }
  }

  private static int namespaceEnd(byte[] bytes) throws MalformedMessageException {
    for (int end = NAMESPACE_AT; end < bytes.length; end++) {
      if (bytes[end] == 0) {
        return end;
      }
    }
    throw malformed("The namespace of an OP_QUERY has no terminating NUL");
  }

  private static BsonDocument document(byte[] bytes, int start) throws MalformedMessageException {
    if (start >= bytes.length) {
      throw malformed("The OP_QUERY has no document");
    }
    BsonValidator validator = new BsonValidator(bytes);
    int end = validator.validate(start, bytes.length, BsonValidator.COMMAND_DEPTH_MAX);
    if (end < bytes.length
        && validator.validate(end, bytes.length, BsonValidator.COMMAND_DEPTH_MAX) < bytes.length) {
      throw malformed("There are bytes after the documents of the OP_QUERY");
    }
    return BsonDecoder.decode(bytes, start);
  }

  /** Old drivers send the command in a field, beside a read preference. */
  private static BsonDocument unwrap(BsonDocument query) {
    for (String wrapper : Set.of("$query", "query")) {
      if (query.isDocument(wrapper) && wrapper.equals(query.getFirstKey())) {
        return query.getDocument(wrapper);
      }
    }
    return query;
  }

  private static BsonDocument unsupported(String reason) {
    String message = reason + ". The client driver may require an upgrade.";
    BsonDocument reply = new BsonDocument("$err", new BsonString(message));
    return ErrorReply.append(reply, ErrorCode.UNSUPPORTED_OP_QUERY_COMMAND, message);
  }

  private static MalformedMessageException malformed(String reason) {
    return new MalformedMessageException(ErrorCode.PROTOCOL_ERROR, reason);
  }
}
