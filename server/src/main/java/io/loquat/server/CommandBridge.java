package io.loquat.server;

import io.loquat.commands.ClientConnection;
import io.loquat.commands.CommandRequest;
import io.loquat.commands.Dispatcher;
import io.loquat.wire.Connection;
import io.loquat.wire.MalformedMessageException;
import io.loquat.wire.Request;
import io.loquat.wire.RequestHandler;
import io.loquat.wire.message.ErrorReply;
import java.util.concurrent.CompletionStage;
import org.bson.BsonDocument;

/** Hands requests from the wire to the commands. Immutable. */
record CommandBridge(Dispatcher dispatcher) implements RequestHandler {
  @Override
  public CompletionStage<BsonDocument> handle(Connection connection, Request request) {
    return dispatcher.dispatch(
        new CommandRequest(request.body(), request.sequences(), client(connection)));
  }

  @Override
  public void closed(Connection connection) {
    dispatcher.disconnected(client(connection));
  }

  @Override
  public BsonDocument malformed(Connection connection, MalformedMessageException problem) {
    return ErrorReply.of(problem.code(), String.valueOf(problem.getMessage()));
  }

  private static ClientConnection client(Connection connection) {
    return new ClientConnection(connection.id(), connection.remote());
  }
}
