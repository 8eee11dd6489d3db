package io.loquat.store.jsonb;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.bson.BsonBinaryReader;
import org.bson.BsonBinaryWriter;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.ByteBuf;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;

/**
 * Turns BSON into the JSONB of the {@code data} column and back. Lossless, but that a NaN loses its
 * sign and payload, and a Decimal128 of more than 34 digits, which is 0, becomes a plain 0. Keeps
 * its buffers between calls, so it is confined to one thread at a time.
 *
 * <p>Encoding throws a {@link io.loquat.model.CommandException} for bytes that are no BSON and for
 * too deep nesting; decoding throws a {@link JsonbException} for a corrupt document.
 */
public final class JsonbCodec {
  private static final BsonDocumentCodec DOCUMENTS = new BsonDocumentCodec();
  private static final EncoderContext ENCODING = EncoderContext.builder().build();
  private static final DecoderContext DECODING = DecoderContext.builder().build();
  private static final String VALUE = "v";
  private static final int FIELDS_LENGTH = 256;

  private final JsonbSink jsonb = new JsonbSink();
  private final BsonSink bson = new BsonSink();
  private final BsonEncoder encoder = new BsonEncoder(jsonb);
  private final JsonbDecoder decoder = new JsonbDecoder();

  /** A root document with all its fields. */
  public byte[] encode(byte[] source, int offset, int length) {
    return encode(source, offset, length, RootRule.VERBATIM);
  }

  /** A root document. */
  public byte[] encode(byte[] source, int offset, int length, RootRule rule) {
    jsonb.clear();
    encoder.root(source, offset, length, rule);
    return jsonb.toByteArray();
  }

  /** A root document. */
  public byte[] encode(BsonDocument document, RootRule rule) {
    if (document instanceof RawBsonDocument raw) {
      ByteBuf buffer = raw.getByteBuffer();
      int start = buffer.arrayOffset() + buffer.position();
      return encode(buffer.array(), start, buffer.remaining(), rule);
    }
    BasicOutputBuffer output = serialized(document);
    return encode(output.getInternalBuffer(), 0, output.getSize(), rule);
  }

  /**
   * A value as it is stored below a root document, for SQL parameters. A document among them is
   * escaped if it looks like a wrapper.
   */
  public byte[] encode(BsonValue value) {
    BasicOutputBuffer output = serialized(new BsonDocument(VALUE, value));
    jsonb.clear();
    encoder.firstValue(output.getInternalBuffer(), output.getSize());
    return jsonb.toByteArray();
  }

  /** A root document as BSON. */
  public byte[] decode(byte[] source) {
    return decode(source, 0, source.length, Optional.empty());
  }

  /** A root document as BSON, perhaps with system fields at its end. */
  public byte[] decode(byte[] source, int from, int to, Optional<SystemValues> systemValues) {
    bson.clear();
    decoder.root(source, from, to, bson, systemValues);
    return bson.toByteArray();
  }

  /** Where the document ends that begins there, by its header. */
  public int end(byte[] source, int from) {
    return decoder.end(source, from);
  }

  /** What {@link #encode(BsonValue)} made of a value. */
  public BsonValue decodeValue(byte[] source) {
    bson.clear();
    int start = bson.reserve(4);
    int typeAt = bson.reserve(1);
    bson.int8(VALUE.charAt(0));
    bson.int8(0);
    bson.setInt8(typeAt, decoder.single(source, bson));
    JsonbDecoder.finish(start, bson);
    return value(bson.array(), 0, bson.size());
  }

  /** The {@code _id} of a root document, found without reading the rest into objects. */
  public static Optional<BsonValue> id(byte[] source, int offset, int length) {
    int end = BsonScan.terminator(source, offset, offset + length);
    int at = BsonScan.findId(source, offset + 4, end);
    if (at < 0) {
      return Optional.empty();
    }
    int valueEnd = BsonScan.valueEnd(source, source[at] & 0xff, at + 5, end);
    BsonSink sink = new BsonSink(valueEnd - at + 5);
    int start = sink.reserve(4);
    sink.bytes(source, at, valueEnd - at);
    JsonbDecoder.finish(start, sink);
    return Optional.of(value(sink.array(), 0, sink.size()));
  }

  private static BsonValue value(byte[] document, int offset, int length) {
    return document(document, offset, length).values().iterator().next();
  }

  private static BsonDocument document(byte[] document, int offset, int length) {
    ByteBuffer bytes = ByteBuffer.wrap(document, offset, length);
    try (BsonBinaryReader reader = new BsonBinaryReader(bytes)) {
      return DOCUMENTS.decode(reader, DECODING);
    }
  }

  /**
   * The fields of those names at the top of a document, in its order, decoded. Of several fields of
   * one name the first, as a look at the bytes for one name finds it.
   *
   * @param names in UTF-8
   */
  public static BsonDocument fields(byte[] source, int offset, int length, List<byte[]> names) {
    BsonSink sink = new BsonSink(FIELDS_LENGTH);
    int start = sink.reserve(4);
    int end = BsonScan.terminator(source, offset, offset + length);
    int at = offset + 4;
    BitSet met = new BitSet(names.size());
    while (at < end) {
      int nameEnd = BsonScan.nameEnd(source, at + 1, end);
      int next = BsonScan.valueEnd(source, source[at] & 0xff, nameEnd + 1, end);
      int name = indexOf(names, source, at + 1, nameEnd);
      if (name >= 0 && !met.get(name)) {
        met.set(name);
        sink.bytes(source, at, next - at);
      }
      at = next;
    }
    JsonbDecoder.finish(start, sink);
    return document(sink.array(), 0, sink.size());
  }

  private static int indexOf(List<byte[]> names, byte[] source, int from, int to) {
    for (int i = 0; i < names.size(); i++) {
      byte[] name = names.get(i);
      if (Arrays.equals(name, 0, name.length, source, from, to)) {
        return i;
      }
    }
    return -1;
  }

  private static BasicOutputBuffer serialized(BsonDocument document) {
    BasicOutputBuffer output = new BasicOutputBuffer();
    try (BsonBinaryWriter writer = new BsonBinaryWriter(output)) {
      DOCUMENTS.encode(writer, document, ENCODING);
    }
    return output;
  }
}
