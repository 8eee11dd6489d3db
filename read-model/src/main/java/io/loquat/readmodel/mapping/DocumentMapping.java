package io.loquat.readmodel.mapping;

import io.loquat.readmodel.error.MappingException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.bson.BsonDocument;
import org.bson.BsonDocumentWriter;
import org.bson.BsonNull;
import org.bson.BsonReader;
import org.bson.BsonValue;
import org.bson.BsonWriter;
import org.bson.codecs.BsonValueCodec;
import org.bson.codecs.EncoderContext;
import org.bson.codecs.configuration.CodecRegistry;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.util.TokenBuffer;

/**
 * How Java objects become documents and come back: Jackson decides which properties there are, BSON
 * how each is stored. Thread-safe by Jackson.
 *
 * <p>Nothing is lost either way: {@code int} and {@code long}, {@code double} and {@code
 * BigDecimal} stay what they are. {@code Instant} and {@code Date} become dates, which have
 * milliseconds (finer parts are cut off), {@code BigDecimal} a Decimal128, of 34 digits at most,
 * {@code byte[]} binary; {@code UUID}, {@code LocalDate}, {@code Duration} and enums become
 * strings. Types of {@code org.bson} stay as they are.
 *
 * {@snippet :
 * BsonDocument document = DocumentMapping.standard().forType(User.class).toBson(ada);
 * BsonValue value = DocumentMapping.standard().toBsonValue(LocalDate.of(2026, 1, 2));
 * }
 */
public final class DocumentMapping {
  private static final DocumentMapping STANDARD = of(JsonMapper.builder().build());

  private final JsonMapper mapper;
  private final CodecRegistry codecs;
  private final ConcurrentMap<Class<?>, TypeMapping<?>> types = new ConcurrentHashMap<>();

  private DocumentMapping(JsonMapper mapper) {
    this.mapper = mapper;
    this.codecs = ValueCodecs.registry(this);
  }

  /** The mapping that a store has unless told otherwise. */
  public static DocumentMapping standard() {
    return STANDARD;
  }

  /** The mapping of an application's own mapper: its modules, mix-ins and naming are kept. */
  public static DocumentMapping of(JsonMapper mapper) {
    return new DocumentMapping(BsonTypes.configure(mapper));
  }

  /**
   * How whole documents of a type are read and written.
   *
   * @param type a record, a bean, a map, {@code Document} or {@code BsonDocument}
   */
  @SuppressWarnings("unchecked") // the map's key says the type of the value
  public <T> TypeMapping<T> forType(Class<T> type) {
    TypeMapping<?> known = types.get(type);
    if (known == null) {
      known = types.computeIfAbsent(type, wanted -> TypeMapping.of(this, wanted));
    }
    return (TypeMapping<T>) known;
  }

  /** Encodes what filters and updates hold, each value as it is in documents. */
  public CodecRegistry codecs() {
    return codecs;
  }

  /**
   * One value as it is in documents.
   *
   * @throws MappingException if it cannot be written
   */
  public BsonValue toBsonValue(Object value) {
    BsonDocument holder = new BsonDocument();
    BsonDocumentWriter writer = new BsonDocumentWriter(holder);
    writer.writeStartDocument();
    writer.writeName("value");
    if (value instanceof BsonValue bson) {
      new BsonValueCodec().encode(writer, bson, EncoderContext.builder().build());
    } else {
      encode(value, writer);
    }
    writer.writeEndDocument();
    return holder.get("value", BsonNull.VALUE);
  }

  @SuppressWarnings("unchecked") // a registry gives the codec of the class it is asked for
  private void encode(Object value, BsonWriter writer) {
    codecs
        .get((Class<Object>) value.getClass())
        .encode(writer, value, EncoderContext.builder().build());
  }

  JsonMapper mapper() {
    return mapper;
  }

  /** Writes an object as Jackson sees it, where the writer stands. */
  void write(Object value, BsonWriter writer) {
    try (TokenBuffer tokens = TokenBuffer.forGeneration()) {
      mapper.writeValue(tokens, value);
      try (JsonParser parser = tokens.asParser()) {
        parser.nextToken();
        TokensToBson.copy(parser, writer);
      }
    } catch (JacksonException e) {
      throw new MappingException(
          "a %s cannot be written: %s".formatted(value.getClass().getName(), e.getMessage()), e);
    }
  }

  /** Reads an object of the document that the reader stands before. */
  <T> T read(BsonToTokens source, BsonReader reader, ObjectReader objects, Class<T> type) {
    try (TokenBuffer tokens = TokenBuffer.forGeneration()) {
      source.copyDocument(reader, tokens);
      try (JsonParser parser = tokens.asParser()) {
        return type.cast(objects.readValue(parser));
      }
    } catch (JacksonException e) {
      throw new MappingException(
          "a document cannot be read as %s: %s".formatted(type.getName(), e.getMessage()), e);
    }
  }
}
