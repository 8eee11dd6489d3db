package io.loquat.readmodel.mapping;

import io.loquat.readmodel.error.MappingException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.BsonDocument;
import org.bson.BsonDocumentWriter;
import org.bson.BsonNull;
import org.bson.BsonValue;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.introspect.BeanPropertyDefinition;
import tools.jackson.databind.introspect.ClassIntrospector;

/**
 * Records, beans and maps, by Jackson. Immutable.
 *
 * @param renamesId whether the property {@code id} is the document's {@code _id}
 * @param hasVersion whether there is a property {@code _version}
 */
record JacksonTypeMapping<T>(
    DocumentMapping mapping,
    Class<T> type,
    ObjectReader reader,
    BsonToTokens tokens,
    boolean renamesId,
    boolean hasVersion)
    implements TypeMapping<T> {
  private static final String ID = "_id";
  private static final String ID_PROPERTY = "id";
  private static final String VERSION = "_version";

  static <T> JacksonTypeMapping<T> of(DocumentMapping mapping, Class<T> type) {
    Set<String> properties = properties(mapping, type);
    boolean renamesId = !Map.class.isAssignableFrom(type) && !properties.contains(ID);
    return new JacksonTypeMapping<>(
        mapping,
        type,
        mapping.mapper().readerFor(type),
        new BsonToTokens(renamesId ? Optional.of(ID_PROPERTY) : Optional.empty()),
        renamesId,
        properties.contains(VERSION));
  }

  private static Set<String> properties(DocumentMapping mapping, Class<?> type) {
    JavaType wanted = mapping.mapper().constructType(type);
    DeserializationConfig config = mapping.mapper().deserializationConfig();
    ClassIntrospector classes = config.classIntrospectorInstance();
    return classes
        .introspectForDeserialization(wanted, classes.introspectClassAnnotations(wanted))
        .findProperties()
        .stream()
        .map(BeanPropertyDefinition::getName)
        .collect(Collectors.toSet());
  }

  @Override
  public BsonDocument toBson(T value) {
    BsonDocument document = new BsonDocument();
    BsonDocumentWriter writer = new BsonDocumentWriter(document);
    try {
      mapping.write(value, writer);
    } catch (org.bson.BsonInvalidOperationException e) {
      throw new MappingException("a %s is not an object".formatted(type.getName()), e);
    }
    if (hasVersion) {
      document.remove(VERSION);
    }
    return withId(document);
  }

  /** An id that is null was not given. */
  private BsonDocument withId(BsonDocument document) {
    BsonValue id = document.remove(renamesId ? ID_PROPERTY : ID);
    if (id == null || id instanceof BsonNull) {
      return document;
    }
    BsonDocument result = new BsonDocument(ID, id);
    result.putAll(document);
    return result;
  }

  @Override
  public T fromBson(BsonDocument document) {
    return mapping.read(tokens, DocumentReaders.of(document), reader, type);
  }
}
