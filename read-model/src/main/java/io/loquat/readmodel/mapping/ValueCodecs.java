package io.loquat.readmodel.mapping;

import com.mongodb.client.model.geojson.codecs.GeoJsonCodecProvider;
import com.mongodb.client.model.mql.ExpressionCodecProvider;
import java.math.BigDecimal;
import java.util.UUID;
import org.bson.BsonReader;
import org.bson.BsonWriter;
import org.bson.codecs.BsonCodecProvider;
import org.bson.codecs.BsonValueCodecProvider;
import org.bson.codecs.Codec;
import org.bson.codecs.CollectionCodecProvider;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.DocumentCodecProvider;
import org.bson.codecs.EncoderContext;
import org.bson.codecs.IterableCodecProvider;
import org.bson.codecs.JsonObjectCodecProvider;
import org.bson.codecs.MapCodecProvider;
import org.bson.codecs.ValueCodecProvider;
import org.bson.codecs.configuration.CodecProvider;
import org.bson.codecs.configuration.CodecRegistries;
import org.bson.codecs.configuration.CodecRegistry;
import org.jspecify.annotations.Nullable;

/**
 * The driver's codecs for what filters and updates hold, such that a value in a filter is written
 * as the same value in a document is. Stateless.
 */
final class ValueCodecs {
  private ValueCodecs() {}

  static CodecRegistry registry(DocumentMapping mapping) {
    return CodecRegistries.fromProviders(
        new JacksonFirst(mapping),
        new ValueCodecProvider(),
        new BsonValueCodecProvider(),
        new DocumentCodecProvider(),
        new CollectionCodecProvider(),
        new IterableCodecProvider(),
        new MapCodecProvider(),
        new GeoJsonCodecProvider(),
        new JsonObjectCodecProvider(),
        new BsonCodecProvider(),
        new ExpressionCodecProvider(),
        new JacksonLast(mapping));
  }

  /** What the driver would write otherwise than Jackson, or not at all. */
  private record JacksonFirst(DocumentMapping mapping) implements CodecProvider {
    @Override
    public <T> @Nullable Codec<T> get(Class<T> type, CodecRegistry registry) {
      return type == UUID.class || type == BigDecimal.class ? new Jackson<>(mapping, type) : null;
    }
  }

  /** Whatever no codec of the driver knows: records, beans, enums, dates without a time. */
  private record JacksonLast(DocumentMapping mapping) implements CodecProvider {
    @Override
    public <T> Codec<T> get(Class<T> type, CodecRegistry registry) {
      return new Jackson<>(mapping, type);
    }
  }

  /** Writes only: filters and updates are never read back. */
  private record Jackson<T>(DocumentMapping mapping, Class<T> type) implements Codec<T> {
    @Override
    public void encode(BsonWriter writer, T value, EncoderContext context) {
      mapping.write(value, writer);
    }

    @Override
    public T decode(BsonReader reader, DecoderContext context) {
      throw new UnsupportedOperationException("filters and updates are never read");
    }

    @Override
    public Class<T> getEncoderClass() {
      return type;
    }
  }
}
