package io.loquat.query.projection;

import io.loquat.query.expression.tree.Expression;
import io.loquat.query.expression.tree.Scope;
import io.loquat.query.meta.DocumentMeta;
import io.loquat.query.projection.Projection.Kind;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.bson.BsonBinaryWriter;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonValueCodec;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;
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
  private final DocumentMeta meta;
  private final BasicOutputBuffer output;
  private final BsonBinaryWriter writer;
  private final Set<String> made = new HashSet<>();

  FlatProjection(Kind kind, RawBsonDocument document, DocumentMeta meta) {
    this.kind = kind;
    this.document = document;
    this.meta = meta;
    this.bytes = document.getByteBuffer().array();
    this.output = new BasicOutputBuffer(document.getByteBuffer().remaining() + MADE_BYTES);
    this.writer = new BsonBinaryWriter(output);
  }

  /** Whether the rules are of the kind that this class knows. */
  static boolean knows(Rule.Below root) {
    // An _id that is made has to become the first field.
    return !(root.fields().get(ID) instanceof Rule.Computed)
        && root.fields().values().stream().noneMatch(Rule.Below.class::isInstance);
  }

  BsonDocument apply(Rule.Below root) {
    writer.writeStartDocument();
    copy(root);
    root.fields().forEach(this::make);
    writer.writeEndDocument();
    return new RawBsonDocument(output.getInternalBuffer(), 0, output.getSize());
  }

  /** Copies neighbours that stay as one piece. */
  private void copy(Rule.Below root) {
    EncodedFields fields = new EncodedFields(document);
    int from = fields.end();
    while (fields.next()) {
      String name = fields.name();
      Rule rule = root.fields().get(name);
      if (!stays(name, rule)) {
        output.writeBytes(bytes, from, fields.start() - from);
        from = fields.end();
        replace(name, rule);
      }
    }
    output.writeBytes(bytes, from, fields.start() - from);
  }

  /** Where the others are left in place, a field keeps its place when it gets another value. */
  private void replace(String name, @Nullable Rule rule) {
    if (kind == Kind.EXCLUSION && rule instanceof Rule.Computed) {
      make(name, rule);
      made.add(name);
    }
  }

  private void make(String name, Rule rule) {
    if (!made.contains(name)) {
      value(name, rule).ifPresent(value -> write(name, value));
    }
  }

  private void write(String name, BsonValue value) {
    writer.writeName(name);
    VALUES.encode(writer, value, PLAIN);
  }

  private boolean stays(String name, @Nullable Rule rule) {
    return switch (rule) {
      case null -> kind == Kind.EXCLUSION;
      case Rule.Named() -> kind == Kind.INCLUSION;
      case Rule.Computed(var expression) -> isThere(name, expression);
      case Rule.Kept() -> true;
      case Rule.Below _ -> false;
    };
  }

  private Optional<BsonValue> value(String name, Rule rule) {
    return rule instanceof Rule.Computed(var expression) && !isThere(name, expression)
        ? Rule.present(expression.evaluate(Scope.of(document, meta)))
        : Optional.empty();
  }

  /** A system value that is asked for by the name under which the document shows it anyway. */
  private boolean isThere(String name, Expression expression) {
    return meta.isShown()
        && expression instanceof Expression.Meta(var path)
        && path.field().isShownAs(name);
  }
}
