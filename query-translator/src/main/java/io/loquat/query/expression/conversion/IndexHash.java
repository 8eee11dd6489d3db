package io.loquat.query.expression.conversion;

import io.loquat.model.BsonNumbers;
import io.loquat.model.Decimals;
import io.loquat.model.MissingValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.bson.BsonArray;
import org.bson.BsonBinaryWriter;
import org.bson.BsonDocument;
import org.bson.BsonNumber;
import org.bson.BsonType;
import org.bson.BsonValue;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;

/**
 * MongoDB's hash of a value: the first eight bytes of an MD5 of a seed, the class of its type and
 * its bytes, with all numbers as long. Confined to the thread that hashes.
 */
public final class IndexHash {
  private static final int SEED = 0;

  /** Before the bytes of the only field of a document: its length, the type, an empty name. */
  private static final int HEADER_BYTES = 6;

  private static final int TERMINATOR_BYTES = 1;

  private final MessageDigest digest;

  private IndexHash(MessageDigest digest) {
    this.digest = digest;
  }

  /** The hash of a value that is there. */
  public static long of(BsonValue value) {
    IndexHash hash = new IndexHash(md5());
    hash.addInt(SEED);
    hash.add(value);
    return ByteBuffer.wrap(hash.digest.digest()).order(ByteOrder.LITTLE_ENDIAN).getLong();
  }

  private static MessageDigest md5() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java has MD5", missing);
    }
  }

  private void addInt(int value) {
    digest.update(
        ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(value).flip());
  }

  private void add(BsonValue value) {
    addInt(typeClass(value));
    addContent(value);
  }

  private void addContent(BsonValue value) {
    switch (value) {
      case BsonDocument document -> {
        document.forEach(this::addField);
        addEnd();
      }
      case BsonArray array -> {
        for (int index = 0; index < array.size(); index++) {
          addField(Integer.toString(index), array.get(index));
        }
        addEnd();
      }
      case BsonNumber number when BsonNumbers.isNumber(number) ->
          digest.update(
              ByteBuffer.allocate(Long.BYTES)
                  .order(ByteOrder.LITTLE_ENDIAN)
                  .putLong(asLong(number))
                  .flip());
      default -> digest.update(bytes(value));
    }
  }

  private void addField(String name, BsonValue value) {
    addInt(typeClass(value));
    digest.update(name.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
    addContent(value);
  }

  /** The end of a document counts as a field without type, name or value. */
  private void addEnd() {
    addInt(0);
  }

  private static byte[] bytes(BsonValue value) {
    if (MissingValue.isNullish(value)) {
      return new byte[0];
    }
    try (BasicOutputBuffer buffer = new BasicOutputBuffer();
        BsonBinaryWriter writer = new BsonBinaryWriter(buffer)) {
      BsonDocument holder = new BsonDocument("", value);
      new BsonDocumentCodec().encode(writer, holder, EncoderContext.builder().build());
      byte[] all = buffer.toByteArray();
      return java.util.Arrays.copyOfRange(all, HEADER_BYTES, all.length - TERMINATOR_BYTES);
    }
  }

  /** A fraction is cut off; what a long does not hold becomes the nearest one. */
  private static long asLong(BsonNumber number) {
    if (!number.isDecimal128()) {
      return number.isDouble() ? (long) number.doubleValue() : number.longValue();
    }
    if (!number.asDecimal128().getValue().isFinite()) {
      return (long) BsonNumbers.toDouble(number);
    }
    BigDecimal whole =
        Decimals.exact(number.asDecimal128().getValue()).setScale(0, RoundingMode.DOWN);
    return whole
        .min(BigDecimal.valueOf(Long.MAX_VALUE))
        .max(BigDecimal.valueOf(Long.MIN_VALUE))
        .longValueExact();
  }

  /** MongoDB's numbers of the classes of types that compare with each other. */
  private static int typeClass(BsonValue value) {
    if (MissingValue.is(value)) {
      return 5;
    }
    BsonType type = value.getBsonType();
    return switch (type) {
      case MIN_KEY -> -1;
      case UNDEFINED -> 0;
      case NULL -> 5;
      case INT32, INT64, DOUBLE, DECIMAL128 -> 10;
      case STRING, SYMBOL -> 15;
      case DOCUMENT -> 20;
      case ARRAY -> 25;
      case BINARY -> 30;
      case OBJECT_ID -> 35;
      case BOOLEAN -> 40;
      case DATE_TIME -> 45;
      case TIMESTAMP -> 47;
      case REGULAR_EXPRESSION -> 50;
      case DB_POINTER -> 55;
      case JAVASCRIPT -> 60;
      case JAVASCRIPT_WITH_SCOPE -> 65;
      case MAX_KEY -> 127;
      case END_OF_DOCUMENT -> 0;
    };
  }
}
