package io.loquat.wire.bson;

import static org.assertj.core.api.Assertions.assertThat;

import io.loquat.model.BsonArbitraries;
import io.loquat.wire.MalformedMessageException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.bson.BsonArray;
import org.bson.BsonBinaryWriter;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;
import org.junit.jupiter.api.Test;

/** Our BSON against the library's, on random documents. */
class BsonRoundTripTest {
  @Provide
  Arbitrary<BsonDocument> documents() {
    return BsonArbitraries.documents();
  }

  @Property
  void encodesAsTheLibraryDoes(@ForAll("documents") BsonDocument document) {
    assertThat(encode(document)).isEqualTo(libraryEncode(document));
  }

  @Property
  void decodesWhatTheLibraryEncodes(@ForAll("documents") BsonDocument document)
      throws MalformedMessageException {
    byte[] bytes = libraryEncode(document);
    int end = new BsonValidator(bytes).validate(0, bytes.length, 10);
    assertThat(end).isEqualTo(bytes.length);
    assertThat(BsonDecoder.decode(bytes, 0)).isEqualTo(document);
  }

  @Property
  void copiesRawDocumentsAsTheyAre(@ForAll("documents") BsonDocument document) {
    byte[] bytes = libraryEncode(document);
    byte[] around = new byte[bytes.length + 7];
    System.arraycopy(bytes, 0, around, 3, bytes.length);
    RawBsonDocument raw = new RawBsonDocument(around, 3, bytes.length);
    BsonDocument reply = new BsonDocument("a", new BsonArray(Arrays.asList(raw, raw)));
    reply.append("d", raw);
    BsonDocument plain = new BsonDocument("a", new BsonArray(Arrays.asList(document, document)));
    plain.append("d", document);
    assertThat(encode(reply)).isEqualTo(libraryEncode(plain));
    assertThat(encode(raw)).isEqualTo(bytes);
  }

  @Property
  void neverReadsMutatedBytesInAnotherWayThanByRefusingThem(
      @ForAll("documents") BsonDocument document, @ForAll long seed) {
    byte[] bytes = libraryEncode(document);
    Random random = new Random(seed);
    for (int i = random.nextInt(4); i >= 0; i--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
    }
    try {
      int end = new BsonValidator(bytes).validate(0, bytes.length, 10);
      assertThat(end).isLessThanOrEqualTo(bytes.length);
    } catch (MalformedMessageException expected) {
      assertThat(expected).hasMessageContaining("BSON");
      return;
    }
    BsonDocument decoded = BsonDecoder.decode(bytes, 0);
    // Names may repeat after the mutation, so only what was decoded must survive.
    byte[] again = encode(decoded);
    assertThat(BsonDecoder.decode(again, 0)).isEqualTo(decoded);
  }

  @Test
  void writesArrayIndexesPastThePreparedOnes() {
    BsonArray array = new BsonArray();
    for (int i = 0; i < 1_100; i++) {
      array.add(org.bson.BsonNull.VALUE);
    }
    BsonDocument document = new BsonDocument("a", array);
    assertThat(encode(document)).isEqualTo(libraryEncode(document));
  }

  static byte[] encode(BsonDocument document) {
    ByteBuf out = Unpooled.buffer();
    BsonEncoder.encode(document, out);
    return ByteBufUtil.getBytes(out);
  }

  static byte[] libraryEncode(BsonDocument document) {
    BasicOutputBuffer out = new BasicOutputBuffer();
    new BsonDocumentCodec()
        .encode(new BsonBinaryWriter(out), document, EncoderContext.builder().build());
    return out.toByteArray();
  }
}
