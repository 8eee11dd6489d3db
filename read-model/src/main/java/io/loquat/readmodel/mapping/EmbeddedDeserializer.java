package io.loquat.readmodel.mapping;

import java.time.DateTimeException;
import java.util.function.Function;
import org.bson.BsonDocument;
import org.bson.BsonDocumentWriter;
import org.bson.BsonInvalidOperationException;
import org.bson.BsonNull;
import org.bson.BsonValue;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/** Reads a type from one value of BSON. Immutable. */
final class EmbeddedDeserializer<T> extends StdDeserializer<T> {
  private final Function<BsonValue, T> read;

  EmbeddedDeserializer(Class<T> type, Function<BsonValue, T> read) {
    super(type);
    this.read = read;
  }

  /** Null is a value of BSON; a property of another type has none then. */
  @Override
  @SuppressWarnings("NullAway") // Jackson's own method does not say that it may return null
  public Object getNullValue(DeserializationContext context) {
    return handledType() == BsonValue.class ? BsonNull.VALUE : super.getNullValue(context);
  }

  @Override
  @SuppressWarnings("unchecked") // Jackson's way: the handled type is T's
  public T deserialize(JsonParser tokens, DeserializationContext context) {
    BsonDocument holder = new BsonDocument();
    BsonDocumentWriter writer = new BsonDocumentWriter(holder);
    writer.writeStartDocument();
    writer.writeName("value");
    TokensToBson.copy(tokens, writer);
    writer.writeEndDocument();
    BsonValue value = holder.get("value", BsonNull.VALUE);
    try {
      return read.apply(value);
    } catch (BsonInvalidOperationException | IllegalArgumentException | DateTimeException e) {
      return (T) context.handleWeirdNativeValue(getValueType(context), value, tokens);
    }
  }
}
