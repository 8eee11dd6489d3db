package io.loquat.wire;

import static io.loquat.wire.Bytes.command;
import static io.loquat.wire.Bytes.document;
import static io.loquat.wire.Bytes.int32;
import static io.loquat.wire.Bytes.join;
import static io.loquat.wire.Bytes.opMsg;
import static io.loquat.wire.Bytes.opMsgWithChecksum;
import static io.loquat.wire.Bytes.sequence;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NoLeaks.class)
class OpMsgTest {
  private static final byte[] PING = Bytes.body("{ping: 1, $db: 'admin'}");

  private final EmbeddedConnection connection = new EmbeddedConnection();

  @AfterEach
  void close() {
    connection.close();
  }

  @Test
  void answersACommandWithTheNumberOfItsRequest() throws MalformedMessageException {
    Reply reply = connection.ask(command(77, "{ping: 1, $db: 'admin'}"));
    assertThat(reply.opCode()).isEqualTo(Bytes.OP_MSG);
    assertThat(reply.responseTo()).isEqualTo(77);
    assertThat(reply.flags()).isZero();
    assertThat(reply.document().getDocument("saw"))
        .isEqualTo(BsonDocument.parse("{ping: 1, $db: 'admin'}"));
  }

  @Test
  void readsSequencesInAnyOrderWithTheBody() throws MalformedMessageException {
    byte[] one = document("{_id: 1}");
    byte[] two = document("{_id: 2, a: [1, {b: 'x'}]}");
    connection.ask(
        opMsg(
            1, 0, sequence("documents", one, two), Bytes.body("{insert: 'c'}"), sequence("none")));
    Request request = connection.handler.requests.getFirst();
    assertThat(request.body()).isEqualTo(BsonDocument.parse("{insert: 'c'}"));
    assertThat(request.sequences()).containsOnlyKeys("documents", "none");
    assertThat(request.sequences().get("documents"))
        .containsExactly(new RawBsonDocument(one), new RawBsonDocument(two));
    assertThat(request.sequences().get("none")).isEmpty();
  }

  @Test
  void answersWithAChecksumWhereThereWasOne() throws MalformedMessageException {
    Reply reply = connection.ask(opMsgWithChecksum(1, PING));
    assertThat(reply.flags()).isEqualTo(Bytes.CHECKSUM_PRESENT);
  }

  @Test
  void refusesAWrongChecksum() throws MalformedMessageException {
    byte[] message = opMsgWithChecksum(1, PING);
    message[message.length - 1] ^= 1;
    assertThat(connection.errorCode(message)).isEqualTo(288);
  }

  @Test
  void refusesAChecksumThatTheMessageHasNoRoomFor() throws MalformedMessageException {
    assertThat(connection.errorCode(opMsg(1, Bytes.CHECKSUM_PRESENT, new byte[] {0, 0})))
        .isEqualTo(288);
  }

  @Test
  void doesNotAnswerWhereMoreIsToCome() throws MalformedMessageException {
    connection.send(opMsg(1, Bytes.MORE_TO_COME, PING));
    assertThat(connection.replies()).isEmpty();
    assertThat(connection.handler.requests).hasSize(1);
    assertThat(connection.ask(opMsg(2, 0, PING)).responseTo()).isEqualTo(2);
  }

  @Test
  void doesNotAnswerAMalformedMessageEitherWhereMoreIsToCome() throws MalformedMessageException {
    connection.send(opMsg(1, Bytes.MORE_TO_COME, new byte[] {9}));
    assertThat(connection.replies()).isEmpty();
  }

  @Test
  void refusesUnknownFlagsOfTheLowerHalfOnly() throws MalformedMessageException {
    assertThat(connection.errorCode(opMsg(1, 1 << 2, PING))).isEqualTo(223);
    assertThat(connection.errorCode(opMsg(1, 1 << 15, PING))).isEqualTo(223);
    assertThat(connection.ask(opMsg(1, 1 << 17, PING)).document()).containsKey("saw");
  }

  @Test
  void refusesSectionsThatAreNotExactlyOneBodyAndDistinctSequences()
      throws MalformedMessageException {
    assertThat(connection.errorCode(opMsg(1, 0, PING, PING))).isEqualTo(40430);
    assertThat(connection.errorCode(opMsg(1, 0, sequence("a")))).isEqualTo(40587);
    assertThat(connection.errorCode(opMsg(1, 0, PING, sequence("a"), sequence("a"))))
        .isEqualTo(40431);
    assertThat(connection.errorCode(opMsg(1, 0, PING, sequence("ping")))).isEqualTo(40433);
    assertThat(connection.errorCode(opMsg(1, 0, PING, new byte[] {2}))).isEqualTo(40432);
  }

  @Test
  void refusesSequencesThatDoNotFillTheirLength() throws MalformedMessageException {
    byte[] tooLong = join(new byte[] {1}, int32(100), new byte[20]);
    byte[] tooShort = join(new byte[] {1}, int32(3), new byte[20]);
    byte[] unnamed = join(new byte[] {1}, int32(7), new byte[] {'a', 'b', 'c'});
    byte[] cut = join(new byte[] {1}, int32(9), new byte[] {'a', 0, 5, 0, 0});
    byte[] ends = {1, 5, 0};
    assertThat(connection.errorCode(opMsg(1, 0, PING, tooLong))).isEqualTo(17);
    assertThat(connection.errorCode(opMsg(1, 0, PING, tooShort))).isEqualTo(17);
    assertThat(connection.errorCode(opMsg(1, 0, PING, unnamed))).isEqualTo(17);
    assertThat(connection.errorCode(opMsg(1, 0, PING, cut))).isEqualTo(22);
    assertThat(connection.errorCode(opMsg(1, 0, PING, ends))).isEqualTo(17);
  }

  @Test
  void refusesMalformedBsonAndGoesOn() throws MalformedMessageException {
    byte[] broken = PING.clone();
    broken[broken.length - 1] = 7;
    assertThat(connection.errorCode(opMsg(1, 0, broken))).isEqualTo(22);
    assertThat(connection.ask(opMsg(2, 0, PING)).document()).containsKey("saw");
  }

  @Test
  void refusesNestingBeyondTheLimitOfACommand() throws MalformedMessageException {
    assertThat(connection.ask(opMsg(1, 0, bodyOf(nested(201)))).document()).containsKey("saw");
    assertThat(connection.errorCode(opMsg(1, 0, bodyOf(nested(202))))).isEqualTo(15);
  }

  @Test
  void refusesNestingBeyondTheLimitOfADocument() throws MalformedMessageException {
    byte[] fits = sequence("documents", document(nested(100)));
    byte[] tooDeep = sequence("documents", document(nested(101)));
    assertThat(connection.ask(opMsg(1, 0, PING, fits)).document()).containsKey("saw");
    assertThat(connection.errorCode(opMsg(1, 0, PING, tooDeep))).isEqualTo(15);
  }

  @Test
  void refusesMoreThanTwoSequences() throws MalformedMessageException {
    assertThat(connection.errorCode(opMsg(1, 0, PING, sequence("a"), sequence("b"), sequence("c"))))
        .isEqualTo(233);
  }

  @Test
  void refusesACommandThatSaysSomethingTwice() throws MalformedMessageException {
    byte[] twice = Bytes.body("{find: 'c', limit: 1, limix: 2}");
    twice[twice.length - 7] = 't';
    assertThat(connection.errorCode(opMsg(1, 0, twice))).isEqualTo(40413);
  }

  @Test
  void refusesMoreDocumentsThanABatchMayHave() throws MalformedMessageException {
    byte[] empty = document("{}");
    byte[][] documents = new byte[100_001][];
    Arrays.fill(documents, empty);
    assertThat(connection.errorCode(opMsg(1, 0, PING, sequence("documents", documents))))
        .isEqualTo(16);
    byte[][] most = Arrays.copyOf(documents, 100_000);
    connection.ask(opMsg(1, 0, PING, sequence("documents", most)));
    assertThat(connection.handler.requests.getFirst().sequences().get("documents"))
        .hasSize(100_000);
  }

  private static byte[] bodyOf(BsonDocument document) {
    return join(new byte[] {0}, document(document));
  }

  private static BsonDocument nested(int levels) {
    BsonDocument document = new BsonDocument();
    for (int i = 1; i < levels; i++) {
      document = new BsonDocument("a", document);
    }
    return document;
  }
}
