package io.loquat.wire;

import io.loquat.wire.message.Incoming.Call;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * The rule when a reply is followed by more without being asked for: a getMore whose client allows
 * it, answered by a cursor that lives. Everything else with the flag is answered once, as a server
 * may. Immutable.
 */
final class Exhaust {
  private Exhaust() {}

  static boolean continues(Call call, BsonDocument reply) {
    BsonDocument command = call.request().body();
    return call.exhaustAllowed()
        && !command.isEmpty()
        && command.getFirstKey().equals("getMore")
        && reply.isDocument("cursor")
        && isLive(reply.getDocument("cursor").get("id", new org.bson.BsonInt64(0)));
  }

  private static boolean isLive(BsonValue cursorId) {
    return cursorId.isNumber() && cursorId.asNumber().longValue() != 0;
  }
}
