package io.loquat.query.geo;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.geometry.S2CellId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** No index may lack what the evaluator finds: cells hold all that areas and distances accept. */
class CellsTest {
  private static final SphereCells SPHERE = new SphereCells();
  private static final PlaneCells PLANE = new PlaneCells(26, -180, 180);
  private static final int ROUNDS = 40;

  private static BsonValue value(String json) {
    return BsonDocument.parse("{v: " + json + "}").get("v");
  }

  private static String pair(double x, double y) {
    return String.format(Locale.ROOT, "[%.9f, %.9f]", x, y);
  }

  /** Anywhere, but often at a pole, the date line or a corner of S2's faces. */
  private static double longitude(Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> 180 - random.nextDouble() * 1e-3;
      case 1 -> -180;
      case 2 -> 45;
      default -> random.nextDouble() * 360 - 180;
    };
  }

  private static double latitude(Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> 90;
      case 1 -> random.nextDouble() * 1e-3 - 90;
      case 2 -> 0;
      default -> random.nextDouble() * 180 - 90;
    };
  }

  private static String point(Random random) {
    return "{type: 'Point', coordinates: %s}".formatted(pair(longitude(random), latitude(random)));
  }

  private static String polygon(Random random, double size) {
    double x = random.nextDouble() * 340 - 170;
    double y = random.nextDouble() * 150 - 75;
    double side = Math.min(size, Math.min(180 - Math.abs(x), 89 - Math.abs(y)));
    return "{type: 'Polygon', coordinates: [[%s, %s, %s, %s]]}"
        .formatted(pair(x, y), pair(x + side, y), pair(x + side / 2, y + side), pair(x, y));
  }

  private static String line(Random random) {
    return "{type: 'LineString', coordinates: [%s, %s]}"
        .formatted(
            pair(longitude(random) / 2, latitude(random)), pair(longitude(random) / 2 + 1, 10));
  }

  private static String anything(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> polygon(random, random.nextDouble() * 30);
      case 1 -> line(random);
      default -> point(random);
    };
  }

  private static boolean holds(List<CellRange> ranges, List<BsonValue> keys) {
    return keys.stream()
        .mapToLong(key -> key.asInt64().getValue())
        .anyMatch(
            key ->
                ranges.stream()
                    .anyMatch(
                        range ->
                            key >= range.least().asInt64().getValue()
                                && key <= range.greatest().asInt64().getValue()));
  }

  private static Optional<Area> area(Random random) {
    String centre = pair(longitude(random), latitude(random));
    boolean cap = random.nextBoolean();
    String shape =
        cap
            ? "[%s, %s]".formatted(centre, random.nextDouble() * (random.nextBoolean() ? 4 : 0.3))
            : polygon(random, random.nextDouble() * 80);
    try {
      return Optional.of(Shapes.area(cap ? "$centerSphere" : "$geometry", value(shape)));
    } catch (InvalidGeometry touching) {
      return Optional.empty();
    }
  }

  @Property(tries = 60)
  void whatIsInsideAnAreaHasAKeyInItsRanges(@ForAll long seed) {
    Random random = new Random(seed);
    Optional<Area> area = area(random);
    for (int i = 0; i < ROUNDS && area.isPresent(); i++) {
      String stored = anything(random);
      Optional<Geometry> geometry = Geometry.ofStored(value(stored));
      if (geometry.isPresent() && area.get().contains(geometry.get())) {
        assertThat(holds(SPHERE.within(area.get()).orElseThrow(), SPHERE.keys(geometry.get())))
            .as(stored + " in " + area)
            .isTrue();
      }
    }
  }

  @Property(tries = 60)
  void whatMeetsAGeometryHasAKeyInItsRanges(@ForAll long seed) {
    Random random = new Random(seed);
    Optional<Geometry> wanted = Geometry.ofStored(value(anything(random)));
    for (int i = 0; i < ROUNDS && wanted.isPresent(); i++) {
      String stored = anything(random);
      Optional<Geometry> geometry = Geometry.ofStored(value(stored));
      if (geometry.isPresent() && wanted.get().intersects(geometry.get())) {
        assertThat(holds(SPHERE.meeting(wanted.get()).orElseThrow(), SPHERE.keys(geometry.get())))
            .as(stored)
            .isTrue();
      }
    }
  }

  @Property(tries = 60)
  void pointsOnThePlaneHaveKeysInTheRangesOfTheirAreas(@ForAll long seed) throws InvalidGeometry {
    Random random = new Random(seed);
    int grain = random.nextBoolean() ? 10 : 1000;
    String one = pair(random.nextInt(grain) * 0.1, random.nextInt(grain) * 0.1);
    String other = pair(random.nextInt(grain) * 0.1, random.nextInt(grain) * 0.1);
    Area area =
        switch (random.nextInt(3)) {
          case 0 -> Shapes.area("$box", value("[%s, %s]".formatted(one, other)));
          case 1 -> Shapes.area("$center", value("[%s, %s]".formatted(one, grain * 0.03)));
          default -> Shapes.area("$polygon", value("[%s, %s, [0, 9]]".formatted(one, other)));
        };
    List<CellRange> ranges = PLANE.within(area).orElseThrow();
    for (int i = 0; i < ROUNDS; i++) {
      double x = random.nextInt(grain) * 0.1;
      double y = random.nextInt(grain) * 0.1;
      if (area.contains(Geometry.ofStored(value(pair(x, y))).orElseThrow())) {
        byte[] key = PLANE.key(x, y).asBinary().getData();
        assertThat(ranges)
            .anyMatch(
                range ->
                    Arrays.compareUnsigned(range.least().asBinary().getData(), key) <= 0
                        && Arrays.compareUnsigned(key, range.greatest().asBinary().getData()) <= 0);
      }
    }
  }

  /** Follows the cells that hold a key down to the smallest. */
  private static void assertDistances(List<NearCell> cells, BsonValue key, double distance) {
    List<NearCell> level = cells;
    while (!level.isEmpty()) {
      Optional<NearCell> holder = level.stream().filter(cell -> lies(key, cell)).findFirst();
      if (holder.isEmpty()) {
        return;
      }
      assertThat(holder.get().leastDistance()).isLessThanOrEqualTo(distance);
      assertThat(holder.get().greatestDistance()).isGreaterThanOrEqualTo(distance);
      level = holder.get().children();
    }
  }

  private static boolean lies(BsonValue key, NearCell cell) {
    if (key.isInt64()) {
      return holds(List.of(cell.keys()), List.of(key));
    }
    byte[] data = key.asBinary().getData();
    return Arrays.compareUnsigned(cell.keys().least().asBinary().getData(), data) <= 0
        && Arrays.compareUnsigned(data, cell.keys().greatest().asBinary().getData()) <= 0;
  }

  @Property(tries = 100)
  void noCellIsFartherThanWhatLiesInIt(@ForAll long seed) throws InvalidGeometry {
    Random random = new Random(seed);
    NearQuery query = NearQuery.from(value(point(random)), true);
    Geometry stored = Geometry.ofStored(value(point(random))).orElseThrow();

    assertDistances(
        SPHERE.around(query).orElseThrow(),
        SPHERE.keys(stored).getFirst(),
        query.distance(stored).orElseThrow());
  }

  @Property(tries = 100)
  void noSquareIsFartherThanWhatLiesInIt(@ForAll long seed) throws InvalidGeometry {
    Random random = new Random(seed);
    boolean sphere = random.nextBoolean();
    NearQuery query = NearQuery.from(value(pair(longitude(random), latitude(random))), sphere);
    double x = longitude(random);
    double y = latitude(random);
    Geometry stored = Geometry.ofStored(value(pair(x, y))).orElseThrow();

    assertDistances(
        PLANE.around(query).orElseThrow(), PLANE.key(x, y), query.distance(stored).orElseThrow());
  }

  @Property(tries = 60)
  void everyGeometryIsNoNearerThanTheNearestOfItsCells(@ForAll long seed) throws InvalidGeometry {
    Random random = new Random(seed);
    NearQuery query = NearQuery.from(value(point(random)), true);
    Optional<Geometry> stored = Geometry.ofStored(value(anything(random)));
    if (stored.isPresent()) {
      double nearest =
          SPHERE.keys(stored.get()).stream()
              .mapToDouble(
                  key ->
                      new SphereCells.Near(new S2CellId(key.asInt64().getValue()), query.point())
                          .leastDistance())
              .min()
              .orElseThrow();
      assertThat(nearest).isLessThanOrEqualTo(query.distance(stored.get()).orElseThrow());
    }
  }
}
