package io.loquat.bench.library;

import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * What is put and got: a record of about 430 BSON bytes, as large as the documents of the other
 * benchmarks. Immutable.
 */
public record Customer(
    @BsonId String id,
    String name,
    String email,
    int age,
    double balance,
    double score,
    long visits,
    boolean active,
    Instant joined,
    Address address,
    List<String> tags,
    String note) {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final List<String> CITIES =
      List.of("Lisboa", "Z\u00fcrich", "Gda\u0144sk", "Qu\u00e9bec");

  /** Where the customer lives. */
  public record Address(String street, String city, String zip, double latitude) {}

  /**
   * The customer of a number, as it is after some changes.
   *
   * @param changes makes each put a change
   */
  static Customer of(String id, int number, long changes) {
    return new Customer(
        id,
        "Customer number " + number,
        "customer." + number + "@mail.example.org",
        18 + number % 60,
        number * 37 % 100_000 / 100.0,
        Math.sqrt(number + 2),
        changes,
        number % 3 != 0,
        START.plusMillis(number * 61_007L),
        new Address(
            number % 200 + " Loquat Avenue",
            CITIES.get(number % CITIES.size()),
            String.valueOf(10_000 + number % 90_000),
            number % 180_000 / 1000.0 - 90),
        List.of("regular", "newsletter", "t" + number % 100),
        "Prefers \"morning\" deliveries; ring twice, wait a while, leave it with a neighbour.");
  }

  /** The same by hand, which is what one writes without a mapping. */
  Document toDocument() {
    return new Document("_id", id)
        .append("name", name)
        .append("email", email)
        .append("age", age)
        .append("balance", balance)
        .append("score", score)
        .append("visits", visits)
        .append("active", active)
        .append("joined", joined)
        .append(
            "address",
            new Document("street", address.street())
                .append("city", address.city())
                .append("zip", address.zip())
                .append("latitude", address.latitude()))
        .append("tags", tags)
        .append("note", note);
  }
}
