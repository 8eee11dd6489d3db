package io.loquat.wire.bson;

import static io.loquat.wire.Bytes.cstring;
import static io.loquat.wire.Bytes.int32;
import static io.loquat.wire.Bytes.join;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.loquat.model.ErrorCode;
import io.loquat.wire.Bytes;
import io.loquat.wire.MalformedMessageException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BsonValidatorTest {
  static byte[][] malformedValues() {
    return new byte[][] {
      element(0x01, new byte[7]),
      element(0x02, int32(0)),
      element(0x02, int32(-1), cstring("a")),
      element(0x02, int32(3), cstring("a")),
      element(0x02, int32(Integer.MAX_VALUE), cstring("a")),
      element(0x02, int32(2), new byte[] {'a', 'b', 0}),
      element(0x03, int32(4)),
      element(0x03, int32(-5), new byte[] {0}),
      element(0x03, int32(6), new byte[] {0}),
      element(0x03, int32(5), new byte[] {1}),
      element(0x03, int32(6), new byte[] {0, 0}),
      element(0x04, int32(8), new byte[] {0x08, '0', 0, 1}),
      element(0x05, int32(-1), new byte[] {0}),
      element(0x05, int32(100), new byte[] {0}),
      element(0x05, int32(4), new byte[] {2}, int32(4)),
      element(0x05, int32(3), new byte[] {2, 0, 0, 0}),
      element(0x07, new byte[11]),
      element(0x08, new byte[] {2}),
      element(0x08, new byte[] {-1}),
      element(0x0b, cstring("a"), new byte[] {'i'}),
      element(0x0b, cstring("a"), cstring("\u00e9")),
      element(0x0c, int32(2), cstring("a"), new byte[11]),
      element(0x0f, int32(13), int32(1), cstring(""), int32(4)),
      element(0x0f, int32(15), int32(1), cstring(""), int32(5), new byte[] {0, 0}),
      element(0x0f, int32(14), int32(2), cstring("a"), int32(5), new byte[] {0}),
      element(0x13, new byte[15]),
      element(0x14, new byte[8]),
      element(0x80, new byte[8]),
    };
  }

  @ParameterizedTest
  @MethodSource("malformedValues")
  void refusesValuesThatDoNotFit(byte[] element) {
    byte[] document = join(int32(element.length + 5), element, new byte[] {0});
    MalformedMessageException problem =
        catchThrowableOfType(MalformedMessageException.class, () -> validate(document));
    assertThat(problem.code()).isEqualTo(ErrorCode.INVALID_BSON);
    assertThat(problem).hasMessageContaining("'f");
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 4, 6, Integer.MAX_VALUE})
  void refusesWrongLengthsOfTheDocument(int length) {
    assertThatThrownBy(() -> validate(join(int32(length), new byte[] {0})))
        .isInstanceOf(MalformedMessageException.class);
  }

  @Test
  void refusesADocumentCutAnywhere() {
    byte[] whole = Bytes.document("{a: 1, b: {c: ['x', true]}, d: /x/i}");
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> validate(cut)).isInstanceOf(MalformedMessageException.class);
    }
  }

  @Test
  void refusesDocumentsBeyondTheLimitInBytes() {
    byte[] document = new byte[BsonValidator.DOCUMENT_BYTES_MAX + 1];
    LittleEndian.setInt(document, 0, document.length);
    MalformedMessageException problem =
        catchThrowableOfType(MalformedMessageException.class, () -> validate(document));
    assertThat(problem.code()).isEqualTo(ErrorCode.BSON_OBJECT_TOO_LARGE);
  }

  @Test
  void namesThePathOfTheMistake() {
    byte[] document = Bytes.document("{ok: 1, filter: {tags: ['a', 'bcd']}}");
    int at = new String(document, StandardCharsets.ISO_8859_1).indexOf("bcd");
    document[at + 1] = (byte) 0xff;
    assertThatThrownBy(() -> validate(document))
        .hasMessageContaining("'filter.tags.1'")
        .hasMessageContaining("not UTF-8");
  }

  @Test
  void takesNestingUpToTheLimitAndNoFurther() throws MalformedMessageException {
    BsonDocument document = new BsonDocument();
    for (int level = 1; level < 30; level++) {
      document = new BsonDocument("a", document);
    }
    byte[] bytes = Bytes.document(document);
    assertThat(new BsonValidator(bytes).validate(0, bytes.length, 30)).isEqualTo(bytes.length);
    MalformedMessageException problem =
        catchThrowableOfType(
            MalformedMessageException.class,
            () -> new BsonValidator(bytes).validate(0, bytes.length, 29));
    assertThat(problem.code()).isEqualTo(ErrorCode.OVERFLOW);
  }

  @Test
  void acceptsExactlyTheUtf8ThatJavaDecodesWithoutReplacement() {
    byte[] bytes = new byte[4];
    for (int lead = 0x80; lead <= 0xff; lead++) {
      for (int second = 0; second <= 0xff; second++) {
        for (int third : new int[] {0x00, 0x7f, 0x80, 0xbf, 0xc0}) {
          bytes[0] = (byte) lead;
          bytes[1] = (byte) second;
          bytes[2] = (byte) third;
          bytes[3] = (byte) 0x80;
          for (int length = 1; length <= 4; length++) {
            String decoded = new String(bytes, 0, length, StandardCharsets.UTF_8);
            assertThat(Utf8Check.isValid(bytes, 0, length))
                .as("%02x %02x %02x of %d", lead, second, third, length)
                .isEqualTo(decoded.indexOf('\ufffd') < 0);
          }
        }
      }
    }
  }

  private static int validate(byte[] bytes) throws MalformedMessageException {
    return new BsonValidator(bytes).validate(0, bytes.length, 100);
  }

  private static byte[] element(int type, byte[]... content) {
    return join(new byte[] {(byte) type}, cstring("f"), join(content));
  }
}
