package io.loquat.wire;

import static io.loquat.wire.Bytes.cstring;
import static io.loquat.wire.Bytes.document;
import static io.loquat.wire.Bytes.int32;
import static io.loquat.wire.Bytes.message;
import static io.loquat.wire.Bytes.opQuery;
import static org.assertj.core.api.Assertions.assertThat;

import org.bson.BsonDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NoLeaks.class)
class OpQueryTest {
  private static final int QUERY_FAILURE = 2;

  private final EmbeddedConnection connection = new EmbeddedConnection();

  @AfterEach
  void close() {
    connection.close();
  }

  @Test
  void answersAHandshakeWithAnOpReply() throws MalformedMessageException {
    Reply reply = connection.ask(opQuery(5, "admin.$cmd", "{isMaster: 1, helloOk: true}"));
    assertThat(reply.opCode()).isEqualTo(Bytes.OP_REPLY);
    assertThat(reply.responseTo()).isEqualTo(5);
    assertThat(reply.flags() & QUERY_FAILURE).isZero();
    assertThat(reply.document().getDocument("saw"))
        .isEqualTo(BsonDocument.parse("{isMaster: 1, helloOk: true, $db: 'admin'}"));
  }

  @Test
  void unwrapsAHandshakeThatComesBesideAReadPreference() throws MalformedMessageException {
    connection.ask(
        opQuery(1, "admin.$cmd", "{$query: {hello: 1}, $readPreference: {mode: 'primary'}}"));
    assertThat(connection.handler.requests.getFirst().body())
        .isEqualTo(BsonDocument.parse("{hello: 1, $db: 'admin'}"));
  }

  @Test
  void refusesOtherCommandsAndQueries() throws MalformedMessageException {
    for (byte[] message :
        new byte[][] {
          opQuery(1, "admin.$cmd", "{find: 'c'}"),
          opQuery(1, "admin.$cmd", "{}"),
          opQuery(1, "db.c", "{isMaster: 1}")
        }) {
      Reply reply = connection.ask(message);
      assertThat(reply.opCode()).isEqualTo(Bytes.OP_REPLY);
      assertThat(reply.flags() & QUERY_FAILURE).isEqualTo(QUERY_FAILURE);
      assertThat(reply.document().getInt32("code").getValue()).isEqualTo(352);
      assertThat(reply.document()).containsKey("$err");
    }
    assertThat(connection.handler.requests).isEmpty();
  }

  @Test
  void refusesMalformedQueries() throws MalformedMessageException {
    byte[] hello = document("{hello: 1}");
    assertThat(connection.errorCode(message(1, Bytes.OP_QUERY, int32(0), new byte[] {'a', 'b'})))
        .isEqualTo(17);
    assertThat(connection.errorCode(message(1, Bytes.OP_QUERY, int32(0), cstring("admin.$cmd"))))
        .isEqualTo(17);
    assertThat(connection.errorCode(query(hello, new byte[] {1, 2, 3}))).isEqualTo(22);
    assertThat(connection.errorCode(query(hello, hello, hello))).isEqualTo(17);
    assertThat(connection.ask(query(hello, hello)).document()).containsKey("saw");
  }

  private static byte[] query(byte[]... documents) {
    return message(
        1,
        Bytes.OP_QUERY,
        int32(0),
        cstring("admin.$cmd"),
        int32(0),
        int32(1),
        Bytes.join(documents));
  }
}
