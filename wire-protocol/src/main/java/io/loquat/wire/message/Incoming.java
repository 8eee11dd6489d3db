package io.loquat.wire.message;

import io.loquat.wire.MalformedMessageException;
import io.loquat.wire.Request;
import org.bson.BsonDocument;

/** What a frame turned out to hold. Immutable. */
public sealed interface Incoming {
  ReplyForm form();

  /**
   * A request for the handler.
   *
   * @param exhaustAllowed the client takes further replies without asking
   */
  record Call(Request request, ReplyForm form, boolean exhaustAllowed) implements Incoming {
    /**
     * The request that the server makes to itself in the client's stead, after an exhaust reply.
     */
    public Call after(int replyId) {
      return new Call(request, form.respondingTo(replyId), exhaustAllowed);
    }
  }

  /** A message that cannot be read. */
  record Malformed(MalformedMessageException problem, ReplyForm form) implements Incoming {}

  /** A message that is answered without asking the handler. */
  record Refused(BsonDocument reply, ReplyForm form) implements Incoming {}
}
