package io.loquat.store.jsonb;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.bson.BsonBinaryWriter;
import org.bson.BsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BsonConformanceTest {
  private static byte[] bytes(String json) {
    BasicOutputBuffer out = new BasicOutputBuffer();
    try (BsonBinaryWriter writer = new BsonBinaryWriter(out)) {
      new BsonDocumentCodec()
          .encode(writer, BsonDocument.parse(json), EncoderContext.builder().build());
    }
    return out.toByteArray();
  }

  private static byte[] replace(byte[] bson, char wanted, int by) {
    byte[] changed = bson.clone();
    for (int i = 4; i < changed.length; i++) {
      if (changed[i] == wanted) {
        changed[i] = (byte) by;
      }
    }
    return changed;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{a: 1, b: [1, {c: 'x'}, []], d: {e: null}, f: true}",
        "{a: /x/imsx, b: /y/, c: {$numberDecimal: '1'}, d: {$timestamp: {t: 1, i: 1}}}",
        "{a: {$binary: {base64: 'AAAA', subType: '00'}}}",
        "{a: {$binary: {base64: 'AAAA', subType: '80'}}}",
        "{a: {$uuid: '00112233-4455-6677-8899-aabbccddeeff'}}",
        "{a: {$code: 'x'}, b: {$minKey: 1}, c: {$date: {$numberLong: '1'}}}"
      })
  void whatIsUsualConforms(String json) {
    assertThat(BsonConformance.holds(bytes(json), true)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{a: {$undefined: true}}",
        "{a: {b: [{$symbol: 'x'}]}}",
        "{a: {$code: 'x', $scope: {}}}",
        "{a: {$binary: {base64: 'AAAA', subType: '02'}}}",
        "{a: {$binary: {base64: 'AAAA', subType: '03'}}}",
        "{a: {$binary: {base64: 'AAAA', subType: '04'}}}",
        "{a: {$binary: {base64: 'AAAA', subType: '05'}}}",
        "{a: {$binary: {base64: 'AAAA', subType: '06'}}}",
        "{a: {$binary: {base64: 'AAAA', subType: '0A'}}}"
      })
  void whatIsDeprecatedOrTooShortDoesNot(String json) {
    assertThat(BsonConformance.holds(bytes(json), false)).isFalse();
    assertThat(BsonConformance.holds(bytes(json), true)).isFalse();
  }

  @Test
  void optionsOfRegularExpressionsAreInTheirOrder() {
    byte[] ordered = bytes("{a: /x/im}");
    byte[] reversed = ordered.clone();
    int at = new String(ordered, StandardCharsets.ISO_8859_1).indexOf("im");
    reversed[at] = 'm';
    reversed[at + 1] = 'i';

    assertThat(BsonConformance.holds(ordered, false)).isTrue();
    assertThat(BsonConformance.holds(reversed, false)).isFalse();
    assertThat(BsonConformance.holds(replace(ordered, 'm', 'g'), false)).isFalse();
  }

  @Test
  void namesThatOccurTwiceAndOtherTextsCountOnlyInAFullCheck() {
    byte[] twice = replace(bytes("{a: 1, p: 2}"), 'p', 'a');
    byte[] within = replace(bytes("{x: [{a: 1, p: 2}]}"), 'p', 'a');
    byte[] text = replace(bytes("{a: 'p'}"), 'p', 0xFF);
    byte[] name = replace(bytes("{p: 1}"), 'p', 0xFF);

    for (byte[] bson : Arrays.asList(twice, within, text, name)) {
      assertThat(BsonConformance.holds(bson, false)).isTrue();
      assertThat(BsonConformance.holds(bson, true)).isFalse();
    }
  }
}
