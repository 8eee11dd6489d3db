package io.loquat.bench.load;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpectationTest {
  private static final Expectation FIVE = new Expectation(5, 30);

  @Test
  void takesAGoodReply() {
    assertThatCode(() -> check("{n: 5, ok: 1.0}")).doesNotThrowAnyException();
    assertThatCode(() -> check("{ok: 1, n: {$numberLong: '5'}}")).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{n: 5, ok: 0.0, errmsg: 'no', code: 1}",
        "{n: 4, ok: 1.0}",
        "{ok: 1.0, longEnough: true}",
        "{n: 5, writeErrors: [{index: 0}], ok: 1.0}",
        "{n: 5, padding: true}"
      })
  void refusesAReplyThatIsNotWhatWasAskedFor(String reply) {
    assertThatThrownBy(() -> check(reply)).isInstanceOf(Expectation.BadReply.class);
  }

  @Test
  void refusesAReplyTooShortForADocument() {
    byte[] reply = Message.of(BsonDocument.parse("{ok: 1.0}")).bytes();
    Expectation document = new Expectation(-1, 380);
    assertThatThrownBy(() -> document.check(reply, reply.length))
        .isInstanceOf(Expectation.BadReply.class);
  }

  private static void check(String reply) {
    byte[] bytes = Message.of(BsonDocument.parse(reply)).bytes();
    FIVE.check(Arrays.copyOf(bytes, bytes.length + 100), bytes.length);
  }
}
