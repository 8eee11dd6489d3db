package io.loquat.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;

/**
 * A handler that a test controls: it answers each request by {@link #answer}, or holds those whose
 * body has {@code hold: true} until the test answers. Confined to one event loop.
 */
final class ScriptedHandler implements RequestHandler {
  final List<Request> requests = new ArrayList<>();
  final List<CompletableFuture<BsonDocument>> held = new ArrayList<>();
  final List<Connection> closed = new ArrayList<>();
  Function<Request, BsonDocument> answer = request -> ok().append("saw", request.body());

  static BsonDocument ok() {
    return new BsonDocument("ok", new BsonInt32(1));
  }

  @Override
  public CompletionStage<BsonDocument> handle(Connection connection, Request request) {
    requests.add(request);
    if (request.body().containsKey("hold")) {
      CompletableFuture<BsonDocument> reply = new CompletableFuture<>();
      held.add(reply);
      return reply;
    }
    return CompletableFuture.completedFuture(answer.apply(request));
  }

  @Override
  public void closed(Connection connection) {
    closed.add(connection);
  }

  @Override
  public BsonDocument malformed(Connection connection, MalformedMessageException problem) {
    return new BsonDocument("ok", new BsonInt32(0))
        .append("code", new BsonInt32(problem.code().number()))
        .append("errmsg", new BsonString(String.valueOf(problem.getMessage())));
  }
}
