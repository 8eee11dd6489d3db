package io.loquat.wire;

import static io.loquat.wire.Bytes.body;
import static io.loquat.wire.Bytes.command;
import static io.loquat.wire.Bytes.opMsg;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Iterator;
import java.util.List;
import org.bson.BsonDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NoLeaks.class)
class ConnectionHandlerTest {
  private final EmbeddedConnection connection = new EmbeddedConnection();

  @AfterEach
  void close() {
    connection.close();
  }

  @Test
  void answersPipelinedRequestsOneAfterTheOther() throws MalformedMessageException {
    connection.send(command(1, "{a: 1, hold: 1}"), command(2, "{b: 1}"), command(3, "{c: 1}"));
    assertThat(connection.handler.requests).hasSize(1);
    assertThat(connection.replies()).isEmpty();
    connection.handler.held.getFirst().complete(ScriptedHandler.ok());
    assertThat(connection.replies()).extracting(Reply::responseTo).containsExactly(1, 2, 3);
  }

  @Test
  void answersAMalformedMessageInItsTurn() throws MalformedMessageException {
    connection.send(command(1, "{a: 1, hold: 1}"), opMsg(2, 0, new byte[] {7, 7}));
    assertThat(connection.replies()).isEmpty();
    connection.handler.held.getFirst().complete(ScriptedHandler.ok());
    assertThat(connection.replies()).extracting(Reply::responseTo).containsExactly(1, 2);
  }

  @Test
  void readsNoFurtherWhileTooManyRequestsWait() throws MalformedMessageException {
    connection.send(command(1, "{a: 1, hold: 1}"));
    assertThat(connection.channel.config().isAutoRead()).isTrue();
    for (int id = 2; id <= 5; id++) {
      connection.send(command(id, "{b: 1}"));
    }
    assertThat(connection.channel.config().isAutoRead()).isFalse();
    connection.handler.held.getFirst().complete(ScriptedHandler.ok());
    assertThat(connection.replies()).hasSize(5);
    assertThat(connection.channel.config().isAutoRead()).isTrue();
  }

  @Test
  void readsNoFurtherWhileALargeRequestIsUnderWay() throws MalformedMessageException {
    connection.send(command(1, "{hold: 1, a: '" + "x".repeat(2_000) + "'}"));
    assertThat(connection.channel.config().isAutoRead()).isFalse();
    connection.handler.held.getFirst().complete(ScriptedHandler.ok());
    connection.reply();
    assertThat(connection.channel.config().isAutoRead()).isTrue();
  }

  @Test
  void repliesWithAnInternalErrorWhereTheHandlerFails() throws MalformedMessageException {
    connection.send(command(1, "{a: 1, hold: 1}"));
    connection.handler.held.getFirst().completeExceptionally(new IllegalStateException("a test"));
    assertThat(connection.reply().document().getInt32("code").getValue()).isEqualTo(1);
    connection.handler.answer =
        request -> {
          throw new IllegalStateException("a test");
        };
    Reply reply = connection.ask(command(2, "{a: 1}"));
    assertThat(reply.document().getInt32("code").getValue()).isEqualTo(1);
    assertThat(reply.document().toJson()).doesNotContain("a test");
  }

  @Test
  void repliesWithAnInternalErrorWhereTheReplyCannotBeEncoded() throws MalformedMessageException {
    connection.handler.answer = request -> ScriptedHandler.ok().append("a\0b", new BsonDocument());
    Reply reply = connection.ask(command(1, "{a: 1}"));
    assertThat(reply.document().getInt32("code").getValue()).isEqualTo(1);
  }

  @Test
  void goesOnWithAnExhaustCursorUntilItEnds() throws MalformedMessageException {
    Iterator<Integer> cursorIds = List.of(5, 5, 0).iterator();
    connection.handler.answer = request -> batch(cursorIds.next());
    connection.send(
        opMsg(7, Bytes.EXHAUST_ALLOWED, body("{getMore: {$numberLong: '5'}, collection: 'c'}")));
    List<Reply> replies = connection.replies();
    assertThat(replies).extracting(Reply::flags).containsExactly(2, 2, 0);
    assertThat(replies.get(0).responseTo()).isEqualTo(7);
    assertThat(replies.get(1).responseTo()).isEqualTo(replies.get(0).id());
    assertThat(replies.get(2).responseTo()).isEqualTo(replies.get(1).id());
  }

  @Test
  void endsAnExhaustCursorAtAnError() throws MalformedMessageException {
    Iterator<BsonDocument> answers =
        List.of(batch(5), BsonDocument.parse("{ok: 0, code: 43}")).iterator();
    connection.handler.answer = request -> answers.next();
    connection.send(opMsg(7, Bytes.EXHAUST_ALLOWED, body("{getMore: {$numberLong: '5'}}")));
    assertThat(connection.replies()).extracting(Reply::flags).containsExactly(2, 0);
  }

  @Test
  void answersOtherCommandsOnceThoughExhaustIsAllowed() throws MalformedMessageException {
    connection.handler.answer = request -> batch(5);
    assertThat(connection.ask(opMsg(7, Bytes.EXHAUST_ALLOWED, body("{find: 'c'}"))).flags())
        .isZero();
  }

  @Test
  void forgetsRequestsOfAConnectionThatIsGone() throws MalformedMessageException {
    connection.send(command(1, "{a: 1, hold: 1}"), command(2, "{b: 1}"));
    connection.channel.close();
    connection.handler.held.getFirst().complete(ScriptedHandler.ok());
    assertThat(connection.replies()).isEmpty();
    assertThat(connection.handler.requests).hasSize(1);
    assertThat(connection.handler.closed).extracting(Connection::id).containsExactly(1L);
  }

  private static BsonDocument batch(int cursorId) {
    return BsonDocument.parse(
        "{cursor: {nextBatch: [{a: 1}], id: {$numberLong: '" + cursorId + "'}}, ok: 1}");
  }
}
