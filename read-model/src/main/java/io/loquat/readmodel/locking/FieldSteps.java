package io.loquat.readmodel.locking;

import io.loquat.readmodel.document.UpdateOptions;
import io.loquat.readmodel.document.Versioned;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonNumber;
import org.bson.BsonValue;
import org.bson.Document;
import org.bson.codecs.configuration.CodecRegistry;
import org.bson.conversions.Bson;

/** What the server is asked for by writes of one field. Stateless. */
final class FieldSteps {
  private FieldSteps() {}

  static UpdateOptions unchecked(LockOptions options) {
    return options
        .metadata()
        .map(metadata -> UpdateOptions.defaults().metadata(metadata))
        .orElseGet(UpdateOptions::defaults);
  }

  /** A compare-and-swap. Immutable if the values are. */
  record Swap(Object id, String field, Object from, Object to) {
    Bson filter() {
      return new Unchanged(new Document("_id", id), field, new Document("$eq", from));
    }

    Bson update() {
      return new Document("$set", new Document(field, to));
    }

    SwapResult done(Versioned<?> written) {
      return new SwapResult(true, written.version(), 1);
    }

    SwapResult refused(Versioned<?> read) {
      return new SwapResult(false, read.version(), 1);
    }
  }

  /** Finds the document if the field has the value. Immutable if the value is. */
  private record Unchanged(Document byId, String field, Document condition) implements Bson {
    @Override
    public <D> BsonDocument toBsonDocument(Class<D> documents, CodecRegistry codecs) {
      BsonDocument wanted = condition.toBsonDocument(documents, codecs);
      BsonDocument filter = byId.toBsonDocument(documents, codecs).append(field, wanted);
      // An array would match by any of its elements; where there is an element, there is a first.
      boolean mayBeAnElement = wanted.values().stream().noneMatch(Unchanged::hasFields);
      return mayBeAnElement
          ? filter.append(field + ".0", new BsonDocument("$exists", BsonBoolean.FALSE))
          : filter;
    }

    private static boolean hasFields(BsonValue value) {
      return value.isArray() || value.isDocument();
    }
  }

  /** As an int32 if it is one, so that the field stays of the type it has. */
  static Bson increment(String field, long by) {
    BsonNumber amount = by == (int) by ? new BsonInt32((int) by) : new BsonInt64(by);
    return new Document("$inc", new Document(field, amount));
  }

  static IncrementResult incremented(String field, Versioned<BsonDocument> written) {
    BsonValue value = written.value();
    for (String name : field.split("\\.", -1)) {
      value =
          value.isArray()
              ? value.asArray().get(Integer.parseInt(name))
              : value.asDocument().get(name, new BsonInt32(0));
    }
    return new IncrementResult(number(value.asNumber()), written.version(), 1);
  }

  private static Number number(BsonNumber number) {
    return switch (number.getBsonType()) {
      case INT32, INT64 -> number.longValue();
      case DOUBLE -> number.doubleValue();
      default -> number.decimal128Value();
    };
  }
}
