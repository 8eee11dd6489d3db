package io.loquat.concurrency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import org.bson.BsonBoolean;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.junit.jupiter.api.Test;

/** Expected versions: how they are written and what they allow. */
final class ExpectedVersionTest {
  private static ExpectedVersion parse(BsonValue value) {
    return ExpectedVersion.parse("q.$expectedVersion", value);
  }

  @Test
  void readsNumbersOfAnyType() {
    ExpectedVersion three = new ExpectedVersion.Exactly(3);
    assertThat(parse(new BsonInt32(3))).isEqualTo(three);
    assertThat(parse(new BsonInt64(3))).isEqualTo(three);
    assertThat(parse(new BsonDouble(3))).isEqualTo(three);
  }

  @Test
  void readsWhatItWrites() {
    for (String word :
        new String[] {"DOCUMENT_EXISTS", "DOCUMENT_DOES_NOT_EXIST", "NO_CONCURRENCY_CHECK"}) {
      assertThat(parse(new BsonString(word)).toBson()).isEqualTo(new BsonString(word));
    }
    assertThat(parse(new BsonInt32(7)).toBson()).isEqualTo(new BsonInt64(7));
  }

  @Test
  void namesThePathOfAMistake() {
    refuses(new BsonInt32(0), ErrorCode.BAD_VALUE);
    refuses(new BsonDouble(1.5), ErrorCode.BAD_VALUE);
    refuses(new BsonString("ANY"), ErrorCode.BAD_VALUE);
    refuses(BsonBoolean.TRUE, ErrorCode.TYPE_MISMATCH);
  }

  private static void refuses(BsonValue value, ErrorCode code) {
    assertThatThrownBy(() -> parse(value))
        .isInstanceOfSatisfying(CommandException.class, e -> assertThat(e.code()).isEqualTo(code))
        .hasMessageContaining("q.$expectedVersion");
  }

  @Test
  void decidesByTheActualVersion() {
    ExpectedVersion three = new ExpectedVersion.Exactly(3);
    assertThat(three.accepts(3)).isTrue();
    assertThat(three.accepts(4)).isFalse();
    assertThat(three.accepts(ExpectedVersion.ABSENT)).isFalse();
    assertThat(ExpectedVersion.EXISTS.accepts(1)).isTrue();
    assertThat(ExpectedVersion.EXISTS.accepts(ExpectedVersion.ABSENT)).isFalse();
    assertThat(ExpectedVersion.DOES_NOT_EXIST.accepts(1)).isFalse();
    assertThat(ExpectedVersion.DOES_NOT_EXIST.accepts(ExpectedVersion.ABSENT)).isTrue();
    assertThat(ExpectedVersion.NO_CHECK.accepts(1)).isTrue();
    assertThat(ExpectedVersion.NO_CHECK.allowsInsert()).isTrue();
    assertThat(three.allowsInsert()).isFalse();
  }
}
