package io.loquat.wire;

import static io.loquat.wire.Bytes.command;
import static io.loquat.wire.Bytes.int32;
import static io.loquat.wire.Bytes.join;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(NoLeaks.class)
class FrameDecoderTest {
  private static final byte[] PING = command(1, "{ping: 1}");

  private final EmbeddedConnection connection = new EmbeddedConnection();

  @AfterEach
  void close() {
    connection.close();
  }

  @Test
  void takesMessagesByteByByte() throws MalformedMessageException {
    for (byte single : join(PING, PING)) {
      connection.send(new byte[] {single});
    }
    assertThat(connection.replies()).hasSize(2);
  }

  @Test
  void takesAMessageLargerThanItsFirstArray() throws MalformedMessageException {
    String text = "x".repeat(300_000);
    byte[] message = command(3, "{echo: '" + text + "'}");
    for (int start = 0; start < message.length; start += 50_000) {
      connection.send(Arrays.copyOfRange(message, start, Math.min(message.length, start + 50_000)));
    }
    Reply reply = connection.reply();
    assertThat(reply.document().getDocument("saw").getString("echo").getValue()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 15, 16, 20, 48_000_001, Integer.MAX_VALUE, Integer.MIN_VALUE})
  void closesTheConnectionAtAnImpossibleLength(int length) throws MalformedMessageException {
    connection.send(join(int32(length), int32(1), int32(0), int32(Bytes.OP_MSG), new byte[40]));
    assertThat(connection.channel.isActive()).isFalse();
    assertThat(connection.replies()).isEmpty();
    assertThat(connection.handler.closed).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2001, 2002, 2005, 2006, 2007, 2011, 2014, -1})
  void closesTheConnectionAtAnUnknownOpcode(int opCode) throws MalformedMessageException {
    connection.send(Bytes.message(1, opCode, new byte[40]));
    assertThat(connection.channel.isActive()).isFalse();
    assertThat(connection.replies()).isEmpty();
  }

  @Test
  void answersWhatCameBeforeTheBrokenFrame() throws MalformedMessageException {
    connection.send(join(PING, new byte[16], PING));
    assertThat(connection.handler.requests).hasSize(1);
    assertThat(connection.channel.isActive()).isFalse();
    connection.replies();
  }

  @Test
  void closesTheConnectionOfAClientThatStopsWithinAMessage() {
    connection.send(Arrays.copyOf(PING, 20));
    connection.pass(Duration.ofSeconds(4));
    assertThat(connection.channel.isActive()).isTrue();
    connection.pass(Duration.ofSeconds(2));
    assertThat(connection.channel.isActive()).isFalse();
  }

  @Test
  void waitsForAClientThatGoesOnSlowly() throws MalformedMessageException {
    for (byte single : PING) {
      connection.send(new byte[] {single});
      connection.pass(Duration.ofSeconds(4));
    }
    assertThat(connection.replies()).hasSize(1);
    connection.pass(Duration.ofMinutes(5));
    assertThat(connection.channel.isActive()).isTrue();
  }

  @Test
  void closesTheConnectionWhoseHalfMessageIsTooMuchForAllTogether()
      throws MalformedMessageException {
    ReceiveBudget budget = new ReceiveBudget(300_000);
    byte[] half = Arrays.copyOf(command(4, "{echo: '" + "x".repeat(400_000) + "'}"), 200_000);
    try (EmbeddedConnection first = new EmbeddedConnection(budget);
        EmbeddedConnection second = new EmbeddedConnection(budget)) {
      first.send(half);
      second.send(half);
      assertThat(first.channel.isActive()).isTrue();
      assertThat(second.channel.isActive()).isFalse();
    }
  }

  @Test
  void givesTheMemoryBackWhenAMessageIsCompleteOrItsClientGone() throws MalformedMessageException {
    ReceiveBudget budget = new ReceiveBudget(300_000);
    byte[] message = command(5, "{echo: '" + "x".repeat(200_000) + "'}");
    for (int round = 0; round < 10; round++) {
      try (EmbeddedConnection next = new EmbeddedConnection(budget)) {
        next.send(Arrays.copyOf(message, 150_000));
        next.send(Arrays.copyOfRange(message, 150_000, message.length));
        assertThat(next.reply().responseTo()).isEqualTo(5);
        next.send(Arrays.copyOf(message, 150_000));
        assertThat(next.channel.isActive()).isTrue();
      }
    }
    assertThat(budget.tryTake(300_000)).isTrue();
  }

  @Test
  void servesSmallMessagesWhenThereIsNoRoomForLargeOnes() throws MalformedMessageException {
    try (EmbeddedConnection other = new EmbeddedConnection(new ReceiveBudget(0))) {
      other.send(PING);
      assertThat(other.replies()).hasSize(1);
    }
  }
}
