package io.loquat.readmodel.mapping;

import java.util.function.Function;
import org.bson.BsonValue;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonToken;
import tools.jackson.core.type.WritableTypeId;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.jsontype.TypeSerializer;
import tools.jackson.databind.ser.std.StdSerializer;

/** Writes a type as one value of BSON. Immutable. */
final class EmbeddedSerializer<T> extends StdSerializer<T> {
  private final Function<T, ? extends BsonValue> write;

  EmbeddedSerializer(Class<T> type, Function<T, ? extends BsonValue> write) {
    super(type);
    this.write = write;
  }

  @Override
  public void serialize(T value, JsonGenerator tokens, SerializationContext context) {
    tokens.writeEmbeddedObject(write.apply(value));
  }

  @Override
  public void serializeWithType(
      T value, JsonGenerator tokens, SerializationContext context, TypeSerializer types) {
    WritableTypeId id =
        types.writeTypePrefix(
            tokens, context, types.typeId(value, JsonToken.VALUE_EMBEDDED_OBJECT));
    serialize(value, tokens, context);
    types.writeTypeSuffix(tokens, context, id);
  }
}
