package io.loquat.readmodel.mapping;

import io.loquat.readmodel.mapping.Everything.Colour;
import io.loquat.readmodel.mapping.Everything.Identities;
import io.loquat.readmodel.mapping.Everything.Nested;
import io.loquat.readmodel.mapping.Everything.Numbers;
import io.loquat.readmodel.mapping.Everything.Point;
import io.loquat.readmodel.mapping.Everything.Raw;
import io.loquat.readmodel.mapping.Everything.Times;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonRegularExpression;
import org.bson.BsonString;
import org.bson.BsonTimestamp;
import org.bson.BsonValue;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;

/** Random values of {@link Everything}. */
final class EverythingArbitrary {
  private static final int DIGITS_OF_DECIMAL128 = 34;

  private EverythingArbitrary() {}

  static Arbitrary<Everything> any() {
    return Combinators.combine(
            Arbitraries.strings().ofMaxLength(10),
            numbers(),
            times(),
            identities(),
            nested(),
            raw())
        .as(Everything::new);
  }

  private static Arbitrary<Numbers> numbers() {
    Arbitrary<BigInteger> huge =
        Arbitraries.bigIntegers().between(BigInteger.TEN.pow(33).negate(), BigInteger.TEN.pow(33));
    Arbitrary<BigDecimal> exact =
        Combinators.combine(huge, Arbitraries.integers().between(-20, 30)).as(BigDecimal::new);
    return Combinators.combine(
            Arbitraries.integers(),
            Arbitraries.longs(),
            Arbitraries.floats(),
            Arbitraries.of(0.5, -0.0, Double.NaN, Double.NEGATIVE_INFINITY, 1e300),
            huge,
            exact.filter(number -> number.precision() <= DIGITS_OF_DECIMAL128),
            Arbitraries.longs().optional())
        .as(
            (whole, large, rough, fine, big, decimal, maybe) ->
                new Numbers(
                    whole.byteValue(),
                    whole.shortValue(),
                    whole,
                    large,
                    rough,
                    fine,
                    big,
                    decimal,
                    whole,
                    maybe));
  }

  private static Arbitrary<Instant> instants() {
    return Arbitraries.longs()
        .between(-62_000_000_000_000L, 253_000_000_000_000L)
        .map(Instant::ofEpochMilli);
  }

  private static Arbitrary<Times> times() {
    Arbitrary<LocalDate> days =
        Arbitraries.longs().between(-700_000, 2_900_000).map(LocalDate::ofEpochDay);
    return Combinators.combine(
            instants(),
            days,
            Arbitraries.integers().between(-18, 18).map(ZoneOffset::ofHours),
            Arbitraries.longs(),
            Arbitraries.integers().between(0, 86_399))
        .as(
            (instant, day, offset, nanos, second) ->
                new Times(
                    instant,
                    day,
                    day.atStartOfDay().plusSeconds(second),
                    day.atStartOfDay().plusSeconds(second).atOffset(offset),
                    Duration.ofNanos(nanos)));
  }

  private static Arbitrary<UUID> uuids() {
    return Combinators.combine(Arbitraries.longs(), Arbitraries.longs()).as(UUID::new);
  }

  private static Arbitrary<ObjectId> objectIds() {
    return Arbitraries.integers().between(0, 0xffffff).map(i -> new ObjectId(i * 31, i));
  }

  private static Arbitrary<Identities> identities() {
    return Combinators.combine(
            uuids(),
            objectIds(),
            Arbitraries.of(Colour.class),
            Arbitraries.chars().alpha(),
            Arbitraries.of(true, false))
        .as(Identities::new);
  }

  private static Arbitrary<Nested> nested() {
    Arbitrary<Point> points =
        Combinators.combine(Arbitraries.integers(), Arbitraries.longs()).as(Point::new);
    Arbitrary<String> texts = Arbitraries.strings().alpha().ofMaxLength(5);
    return Combinators.combine(
            texts.list().ofMaxSize(3),
            Arbitraries.integers().list().ofMaxSize(3),
            Arbitraries.maps(texts, Arbitraries.longs()).ofMaxSize(3),
            Arbitraries.maps(uuids(), points.list().ofMaxSize(2)).ofMaxSize(2),
            Arbitraries.maps(Arbitraries.of(Colour.class), instants()).ofMaxSize(2),
            points.optional())
        .as(
            (list, numbers, byName, byId, byColour, point) ->
                new Nested(list, new HashSet<>(numbers), byName, byId, byColour, point));
  }

  private static Arbitrary<BsonValue> values() {
    return Arbitraries.of(
        new BsonInt64(5),
        BsonNull.VALUE,
        new BsonTimestamp(1, 2),
        new BsonRegularExpression("a.*", "i"),
        new BsonBinary(UUID.randomUUID()),
        new BsonBinary(new byte[] {1, 2}),
        new BsonArray(java.util.List.of(new BsonString("a"), new BsonInt64(3))));
  }

  private static Arbitrary<Raw> raw() {
    return Combinators.combine(objectIds(), values(), Arbitraries.longs())
        .as(
            (id, value, number) ->
                new Raw(
                    new Document("id", id).append("deep", new Document("n", number)),
                    value,
                    new Decimal128(number)));
  }
}
