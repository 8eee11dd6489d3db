package io.loquat.readmodel.mapping;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bson.BsonValue;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;

/** A record with a component of each type that a read model is likely to have. */
record Everything(
    String id, Numbers numbers, Times times, Identities identities, Nested nested, Raw raw) {

  record Numbers(
      byte tiny,
      short small,
      int whole,
      long large,
      float rough,
      double fine,
      BigInteger huge,
      BigDecimal exact,
      Integer boxed,
      Optional<Long> maybe) {}

  record Times(
      Instant instant,
      LocalDate day,
      LocalDateTime local,
      OffsetDateTime offset,
      Duration duration) {}

  record Identities(UUID uuid, ObjectId objectId, Colour colour, char letter, boolean flag) {}

  record Nested(
      List<String> texts,
      Set<Integer> numbers,
      Map<String, Long> byName,
      Map<UUID, List<Point>> byId,
      Map<Colour, Instant> byColour,
      Optional<Point> point) {}

  record Raw(Document document, BsonValue value, Decimal128 decimal) {}

  record Point(int x, long y) {}

  enum Colour {
    RED,
    GREEN {
      @Override
      public String toString() {
        return "green!";
      }
    }
  }
}
