package io.loquat.query.projection;

import io.loquat.query.meta.DocumentMeta;
import io.loquat.query.projection.Projection.Kind;
import java.util.Map;
import java.util.Optional;
import org.bson.BsonBinaryReader;
import org.bson.BsonBinaryWriter;
import org.bson.BsonDocument;
import org.bson.BsonType;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonValueCodec;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;
import org.bson.io.ByteBufferBsonInput;
import org.jspecify.annotations.Nullable;

/**
 * One run of a projection that names top-level fields only, over encoded bytes: what stays is
 * copied as it is, and only what is made gets encoded. It gives what {@link ProjectionRun} gives.
 */
final class FlatProjection {
  private static final BsonValueCodec VALUES = new BsonValueCodec();
  private static final EncoderContext PLAIN = EncoderContext.builder().build();
  private static final String ID = "_id";
  private static final int MADE_BYTES = 128;

  private final Kind kind;
  private final RawBsonDocument document;
  private final byte[] bytes;
  private final BasicOutputBuffer output;

  FlatProjection(Kind kind, RawBsonDocument document) {
    this.kind = kind;
    this.document = document;
    this.bytes = document.getByteBuffer().array();
    this.output = new BasicOutputBuffer(document.getByteBuffer().remaining() + MADE_BYTES);
  }

  /** Whether the rules are of the kind that this class knows. */
  static boolean knows(Rule.Below root) {
    return root.fields().entrySet().stream().allMatch(FlatProjection::knows);
  }

  private static boolean knows(Map.Entry<String, Rule> rule) {
    return switch (rule.getValue()) {
      case Rule.Named() -> true;
      // An _id that is made has to become the first field.
      case Rule.Computed _ -> !rule.getKey().equals(ID);
      case Rule.Below _ -> false;
    };
  }

  /** Others would have to be put in order. */
  static boolean startsWithId(RawBsonDocument document) {
    return !document.isEmpty() && document.getFirstKey().equals(ID);
  }

  BsonDocument apply(Rule.Below root, DocumentMeta meta) {
    BsonBinaryWriter writer = new BsonBinaryWriter(output);
    writer.writeStartDocument();
    copy(root);
    root.fields()
        .forEach(
            (name, rule) ->
                made(rule, meta)
                    .ifPresent(
                        value -> {
                          writer.writeName(name);
                          VALUES.encode(writer, value, PLAIN);
                        }));
    writer.writeEndDocument();
    return new RawBsonDocument(output.getInternalBuffer(), 0, output.getSize());
  }

  /** Copies neighbours that stay as one piece. */
  private void copy(Rule.Below root) {
    ByteBufferBsonInput input = new ByteBufferBsonInput(document.getByteBuffer());
    try (BsonBinaryReader reader = new BsonBinaryReader(input)) {
      reader.readStartDocument();
      int from = input.getPosition();
      int end = from;
      while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
        boolean stays = stays(root.fields().get(reader.readName()));
        reader.skipValue();
        if (!stays) {
          output.writeBytes(bytes, from, end - from);
          from = input.getPosition();
        }
        end = input.getPosition();
      }
      output.writeBytes(bytes, from, end - from);
    }
  }

  private boolean stays(@Nullable Rule rule) {
    return rule == null
        ? kind == Kind.EXCLUSION
        : kind == Kind.INCLUSION && rule instanceof Rule.Named;
  }

  private Optional<BsonValue> made(Rule rule, DocumentMeta meta) {
    return rule instanceof Rule.Computed(var expression)
        ? expression.evaluate(document, meta)
        : Optional.empty();
  }
}
