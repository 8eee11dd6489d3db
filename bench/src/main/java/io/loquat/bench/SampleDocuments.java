package io.loquat.bench;

import java.util.Arrays;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonObjectId;
import org.bson.BsonString;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.types.ObjectId;

/** The documents of about 431 BSON bytes that every benchmark uses. */
public final class SampleDocuments {
  private static final long START_MILLIS = 1_767_225_600_000L;
  private static final String[] CITIES = {"Lisboa", "Zürich", "Gdańsk", "Québec", "Ōsaka"};

  private SampleDocuments() {}

  /** The BSON bytes of the document of that number, with an int32 {@code _id}. */
  public static byte[] bytes(int number) {
    RawBsonDocument raw = new RawBsonDocument(document(number), new BsonDocumentCodec());
    return Arrays.copyOf(raw.getByteBuffer().array(), raw.getByteBuffer().limit());
  }

  /** The document of that number. */
  public static BsonDocument document(int number) {
    String city = CITIES[number % CITIES.length];
    return new BsonDocument("_id", new BsonInt32(number))
        .append("owner", new BsonObjectId(new ObjectId(number, number)))
        .append("name", new BsonString("Customer number " + number))
        .append("email", new BsonString("customer." + number + "@mail.example.org"))
        .append("age", new BsonInt32(18 + number % 60))
        .append("balance", new BsonDouble(number * 37 % 100_000 / 100.0))
        .append("score", new BsonDouble(Math.sqrt(number + 2)))
        .append("visits", new BsonInt64(number * 7L))
        .append("active", BsonBoolean.valueOf(number % 3 != 0))
        .append("joined", new BsonDateTime(START_MILLIS + number * 61_007L))
        .append("address", address(number, city))
        .append("tags", tags(number))
        .append(
            "note",
            new BsonString(
                "Prefers \"morning\" deliveries; ring twice, wait a while, leave it with a"
                    + " neighbour."));
  }

  private static BsonDocument address(int number, String city) {
    return new BsonDocument("street", new BsonString(number % 200 + " Loquat Avenue"))
        .append("city", new BsonString(city))
        .append("zip", new BsonString(String.valueOf(10_000 + number % 90_000)))
        .append("lat", new BsonDouble(number % 180_000 / 1000.0 - 90));
  }

  private static BsonArray tags(int number) {
    return new BsonArray(
        List.of(
            new BsonString("news"),
            new BsonString("group-" + number % 100),
            new BsonString("europe")));
  }
}
