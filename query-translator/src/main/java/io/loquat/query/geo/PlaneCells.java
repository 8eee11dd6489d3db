package io.loquat.query.geo;

import com.google.common.geometry.R1Interval;
import com.google.common.geometry.S1Interval;
import com.google.common.geometry.S2LatLng;
import com.google.common.geometry.S2LatLngRect;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.bson.BsonBinary;
import org.bson.BsonValue;

/**
 * The keys of {@code 2d} indexes: squares of a grid, each square cut in four again and again. A
 * key's bits are those of the two coordinates in turn, so that what is in a square lies side by
 * side. Immutable.
 *
 * @param bits of each coordinate, 1 to 32
 * @param min the least coordinate
 * @param max the greatest coordinate
 */
public record PlaneCells(int bits, double min, double max) implements CellSpace {
  /** The type that MongoDB gives these keys. */
  private static final byte CUSTOM = (byte) 0x80;

  private static final int CELLS_MAX = 20;
  private static final int BITS_MAX = 32;
  private static final long LAST = (1L << BITS_MAX) - 1;

  /** The share of the grid that a square's side may be wrong by. */
  private static final double ROUNDING = 1e-12;

  /** Whether a coordinate is on the grid. */
  public boolean holds(double coordinate) {
    return coordinate >= min && coordinate <= max;
  }

  /** The key of a point, both of whose coordinates are on the grid. */
  public BsonValue key(double x, double y) {
    return binary(interleaved(step(x), step(y)) & -(1L << (2 * (BITS_MAX - bits))));
  }

  /** Never falls as the coordinate grows: so what is between two coordinates is between theirs. */
  private long step(double coordinate) {
    double share = (coordinate - min) * ((double) (LAST + 1) / (max - min));
    return share >= LAST ? LAST : Math.max(0, (long) share);
  }

  private static long interleaved(long x, long y) {
    return spread(x) << 1 | spread(y);
  }

  /** Puts a zero before each of 32 bits. */
  private static long spread(long bits) {
    long spread = bits;
    spread = (spread | spread << 16) & 0x0000FFFF0000FFFFL;
    spread = (spread | spread << 8) & 0x00FF00FF00FF00FFL;
    spread = (spread | spread << 4) & 0x0F0F0F0F0F0F0F0FL;
    spread = (spread | spread << 2) & 0x3333333333333333L;
    return (spread | spread << 1) & 0x5555555555555555L;
  }

  private static BsonValue binary(long key) {
    return new BsonBinary(CUSTOM, ByteBuffer.allocate(Long.BYTES).putLong(key).array());
  }

  @Override
  public Optional<List<CellRange>> within(Area area) {
    return area.bounds().map(this::ranges);
  }

  @Override
  public Optional<List<CellRange>> meeting(Geometry geometry) {
    return Optional.empty();
  }

  @Override
  public Optional<List<NearCell>> around(NearQuery query) {
    return query.wrapping()
        ? Optional.empty()
        : Optional.of(List.of(new Near(this, Square.WHOLE, query)));
  }

  private List<CellRange> ranges(Box box) {
    Steps wanted =
        new Steps(
            step(box.least().x()),
            step(box.least().y()),
            step(box.greatest().x()),
            step(box.greatest().y()));
    Deque<Square> open = new ArrayDeque<>(List.of(Square.WHOLE));
    List<Square> found = new ArrayList<>();
    while (!open.isEmpty()) {
      Square square = open.remove();
      boolean small = open.size() + found.size() >= CELLS_MAX || square.level() >= bits;
      if (small || wanted.contain(square)) {
        found.add(square);
      } else {
        square.quarters().stream().filter(wanted::meet).forEach(open::add);
      }
    }
    return joined(found);
  }

  /** Ranges in order, those that follow each other made one. */
  private static List<CellRange> joined(List<Square> squares) {
    squares.sort((a, b) -> Long.compareUnsigned(a.first(), b.first()));
    List<CellRange> ranges = new ArrayList<>();
    int start = 0;
    for (int i = 1; i <= squares.size(); i++) {
      if (i == squares.size() || squares.get(i - 1).last() + 1 != squares.get(i).first()) {
        ranges.add(range(squares.get(start).first(), squares.get(i - 1).last()));
        start = i;
      }
    }
    return ranges;
  }

  private static CellRange range(long first, long last) {
    return new CellRange(binary(first), binary(last));
  }

  /** A rectangle of steps, its ends included. */
  private record Steps(long west, long south, long east, long north) {
    boolean meet(Square square) {
      return square.x() <= east
          && square.x() + square.side() > west
          && square.y() <= north
          && square.y() + square.side() > south;
    }

    boolean contain(Square square) {
      return square.x() >= west
          && square.x() + square.side() - 1 <= east
          && square.y() >= south
          && square.y() + square.side() - 1 <= north;
    }
  }

  /** A square of steps that was cut from the whole {@code level} times. */
  private record Square(long x, long y, int level) {
    static final Square WHOLE = new Square(0, 0, 0);

    long side() {
      return 1L << (BITS_MAX - level);
    }

    long first() {
      return interleaved(x, y);
    }

    long last() {
      return interleaved(x + side() - 1, y + side() - 1);
    }

    List<Square> quarters() {
      long half = side() / 2;
      return List.of(
          new Square(x, y, level + 1),
          new Square(x, y + half, level + 1),
          new Square(x + half, y, level + 1),
          new Square(x + half, y + half, level + 1));
    }
  }

  /** A square as it lies around the point that distances are measured from. */
  record Near(PlaneCells cells, Square square, NearQuery query) implements NearCell {
    private Box box() {
      double step = (cells.max - cells.min) / (LAST + 1);
      double slack = (cells.max - cells.min) * ROUNDING;
      return new Box(
          new Position(cells.min + square.x * step - slack, cells.min + square.y * step - slack),
          new Position(
              cells.min + (square.x + square.side()) * step + slack,
              cells.min + (square.y + square.side()) * step + slack));
    }

    @Override
    public double leastDistance() {
      return query.spherical() ? leastOnSphere(box()) : box().leastDistance(query.centre());
    }

    /** What is no longitude and latitude has no distance on the sphere. */
    private double leastOnSphere(Box box) {
      S2LatLngRect rectangle =
          new S2LatLngRect(
              new R1Interval(radians(box.least().y(), 90), radians(box.greatest().y(), 90)),
              new S1Interval(radians(box.least().x(), 180), radians(box.greatest().x(), 180)));
      return NearQuery.metres(
          Math.max(0, rectangle.getDistance(new S2LatLng(query.point())).radians() - 1e-7));
    }

    private static double radians(double degrees, double greatest) {
      return Math.toRadians(Math.max(-greatest, Math.min(greatest, degrees)));
    }

    @Override
    public double greatestDistance() {
      return query.spherical() ? Double.POSITIVE_INFINITY : box().greatestDistance(query.centre());
    }

    @Override
    public CellRange keys() {
      return range(square.first(), square.last());
    }

    @Override
    public Optional<CellRange> ownKeys() {
      return Optional.empty();
    }

    @Override
    public List<NearCell> children() {
      return square.level >= cells.bits
          ? List.of()
          : square.quarters().stream()
              .<NearCell>map(quarter -> new Near(cells, quarter, query))
              .toList();
    }
  }
}
