package io.loquat.wire;

import static io.loquat.wire.Bytes.body;
import static io.loquat.wire.Bytes.compressed;
import static io.loquat.wire.Bytes.int32;
import static io.loquat.wire.Bytes.join;
import static io.loquat.wire.Bytes.message;
import static org.assertj.core.api.Assertions.assertThat;

import io.loquat.wire.compression.Compressor;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(NoLeaks.class)
class OpCompressedTest {
  private static final byte[] FIND =
      join(int32(0), body("{find: 'c', $db: 'd', comment: '" + "x".repeat(500) + "'}"));

  private final EmbeddedConnection connection = new EmbeddedConnection();

  @AfterEach
  void close() {
    connection.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void answersWithTheCompressorOfTheRequest(int number)
      throws IOException, MalformedMessageException {
    Reply reply = connection.ask(request(FIND, FIND.length, number));
    assertThat(reply.compressor()).isEqualTo(number);
    assertThat(reply.opCode()).isEqualTo(Bytes.OP_MSG);
    assertThat(reply.responseTo()).isEqualTo(9);
    assertThat(reply.document().getDocument("saw").getString("find").getValue()).isEqualTo("c");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void refusesAnyLengthButTheRealOne(int number) throws IOException, MalformedMessageException {
    for (int length : new int[] {FIND.length - 1, FIND.length + 1, 5, 4, -1, 48_000_000}) {
      assertThat(connection.errorCode(request(FIND, length, number))).isIn(2, 17);
    }
    assertThat(connection.errorCode(request(FIND, Integer.MAX_VALUE, number))).isEqualTo(17);
    assertThat(connection.errorCode(request(FIND, Integer.MIN_VALUE, number))).isEqualTo(17);
    assertThat(connection.handler.requests).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void refusesContentsThatAreCutOffOrNotCompressed(int number)
      throws IOException, MalformedMessageException {
    byte[] whole = Compressor.ALL.get(number).compress(FIND);
    for (byte[] contents :
        new byte[][] {Arrays.copyOf(whole, whole.length - 3), {}, {1, 2, 3, 4, 5, 6, 7, 8, 9}}) {
      byte[] message = compressed(9, Bytes.OP_MSG, FIND.length, number, contents);
      assertThat(connection.errorCode(message)).isEqualTo(2);
    }
  }

  @Test
  void refusesUnknownCompressorsAndOpcodesWithin() throws IOException, MalformedMessageException {
    assertThat(connection.errorCode(compressed(9, Bytes.OP_MSG, FIND.length, 4, FIND)))
        .isEqualTo(17);
    assertThat(connection.errorCode(compressed(9, Bytes.OP_MSG, FIND.length, -1, FIND)))
        .isEqualTo(17);
    assertThat(connection.errorCode(compressed(9, Bytes.OP_COMPRESSED, FIND.length, 0, FIND)))
        .isEqualTo(17);
    assertThat(connection.errorCode(compressed(9, 1, FIND.length, 0, FIND))).isEqualTo(17);
    assertThat(connection.errorCode(message(9, Bytes.OP_COMPRESSED, new byte[7]))).isEqualTo(17);
  }

  @Test
  void answersHandshakesUncompressed() throws IOException, MalformedMessageException {
    byte[] hello = join(int32(0), body("{hello: 1, $db: 'admin'}"));
    assertThat(connection.ask(request(hello, hello.length, 1)).compressor()).isEqualTo(-1);
  }

  private static byte[] request(byte[] contents, int length, int number) throws IOException {
    return compressed(
        9, Bytes.OP_MSG, length, number, Compressor.ALL.get(number).compress(contents));
  }
}
