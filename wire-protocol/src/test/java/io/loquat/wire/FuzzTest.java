package io.loquat.wire;

import static io.loquat.wire.Bytes.body;
import static io.loquat.wire.Bytes.compressed;
import static io.loquat.wire.Bytes.int32;
import static io.loquat.wire.Bytes.join;
import static io.loquat.wire.Bytes.opMsg;
import static io.loquat.wire.Bytes.opMsgWithChecksum;
import static io.loquat.wire.Bytes.opQuery;
import static io.loquat.wire.Bytes.sequence;
import static org.assertj.core.api.Assertions.assertThat;

import io.loquat.wire.compression.Compressor;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;

/** Bytes that no client means: a connection answers or closes, and neither fails nor leaks. */
class FuzzTest {
  @AfterContainer
  static void leaksNothing() {
    assertThat(RecordingLeakDetector.drain()).isEmpty();
  }

  @Property(tries = 300)
  void survivesRandomBytes(@ForAll byte[] bytes) throws MalformedMessageException {
    try (EmbeddedConnection connection = new EmbeddedConnection()) {
      connection.send(bytes);
      check(connection);
    }
  }

  @Property(tries = 2_000)
  void survivesMessagesWithBytesChanged(@ForAll long seed)
      throws IOException, MalformedMessageException {
    Random random = new Random(seed);
    List<byte[]> messages = messages();
    byte[] message = messages.get(random.nextInt(messages.size()));
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      // Mostly behind the header: with that broken, little else is tried.
      int from = random.nextInt(8) == 0 ? 0 : 16;
      int at = from + random.nextInt(message.length - from);
      message[at] = (byte) (random.nextBoolean() ? random.nextInt() : message[at] + 1);
    }
    try (EmbeddedConnection connection = new EmbeddedConnection()) {
      int cut = random.nextInt(message.length);
      connection.send(Arrays.copyOf(message, cut));
      connection.send(Arrays.copyOfRange(message, cut, message.length));
      check(connection);
    }
  }

  /** Whatever came, the replies are whole messages, and no exception went through the pipeline. */
  private static void check(EmbeddedConnection connection) throws MalformedMessageException {
    EmbeddedChannel channel = connection.channel;
    connection.replies();
    channel.checkException();
  }

  private static List<byte[]> messages() throws IOException {
    byte[] insert =
        join(
            body(
                "{insert: 'c', ordered: true, $db: 'd', lsid: {id: {$binary: {base64: 'AAAA',"
                    + " subType: '04'}}}}"),
            sequence("documents", Bytes.document("{_id: 1, a: ['x', {b: null}], r: /a/i}")));
    List<byte[]> messages = new ArrayList<>();
    messages.add(opMsg(1, 0, insert));
    messages.add(opMsgWithChecksum(1, insert));
    messages.add(opQuery(1, "admin.$cmd", "{isMaster: 1, client: {driver: {name: 'x'}}}"));
    byte[] contents = join(int32(0), insert);
    for (Compressor compressor : Compressor.ALL) {
      messages.add(
          compressed(
              1,
              Bytes.OP_MSG,
              contents.length,
              compressor.number(),
              compressor.compress(contents)));
    }
    return messages;
  }
}
