package io.loquat.bench.load;

import io.loquat.bench.Elements;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;

/**
 * An OP_MSG built once, in which only int32 values change from one request to the next. Confined to
 * one client thread.
 */
final class Message {
  /** Stands where a value changes; no other bytes of a message look like it. */
  static final BsonInt32 SLOT = new BsonInt32(0x7A5E_D1CE);

  private static final int OP_MSG = 2013;

  private final byte[] bytes;
  private final int[] slots;

  private Message(byte[] bytes) {
    this.bytes = bytes;
    this.slots = findSlots(bytes);
  }

  /** A command that is all in its body. */
  static Message of(BsonDocument body) {
    return new Message(frame(bson(body), new byte[0]));
  }

  /** A command whose documents follow its body. */
  static Message of(BsonDocument body, String sequenceName, List<BsonDocument> documents) {
    ByteArrayOutputStream sequence = new ByteArrayOutputStream();
    sequence.writeBytes((sequenceName + '\0').getBytes(StandardCharsets.US_ASCII));
    documents.forEach(document -> sequence.writeBytes(bson(document)));
    byte[] section = new byte[sequence.size() + 5];
    section[0] = 1;
    Elements.setInt32(section, 1, section.length - 1);
    System.arraycopy(sequence.toByteArray(), 0, section, 5, sequence.size());
    return new Message(frame(bson(body), section));
  }

  private static byte[] frame(byte[] body, byte[] section) {
    int length = 21 + body.length + section.length;
    ByteBuffer frame = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    frame.putInt(length).putInt(1).putInt(0).putInt(OP_MSG).putInt(0).put((byte) 0);
    return frame.put(body).put(section).array();
  }

  static byte[] bson(BsonDocument document) {
    RawBsonDocument raw = new RawBsonDocument(document, new BsonDocumentCodec());
    return Arrays.copyOf(raw.getByteBuffer().array(), raw.getByteBuffer().limit());
  }

  private static int[] findSlots(byte[] bytes) {
    int[] found = new int[bytes.length / 4];
    int count = 0;
    for (int at = 0; at <= bytes.length - 4; at++) {
      if (Elements.int32(bytes, at) == SLOT.getValue()) {
        found[count++] = at;
      }
    }
    return Arrays.copyOf(found, count);
  }

  byte[] bytes() {
    return bytes;
  }

  int slots() {
    return slots.length;
  }

  void set(int slot, int value) {
    Elements.setInt32(bytes, slots[slot], value);
  }
}
