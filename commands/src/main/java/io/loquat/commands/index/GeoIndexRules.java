package io.loquat.commands.index;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonNumber;
import org.bson.BsonString;
import org.bson.BsonValue;

/** What the description of a {@code 2d} or {@code 2dsphere} index may say. Stateless. */
final class GeoIndexRules {
  static final String VERSION = "2dsphereIndexVersion";
  private static final int VERSION_NEWEST = 3;
  private static final Set<Integer> VERSIONS = Set.of(1, 2, VERSION_NEWEST);
  private static final int BITS_DEFAULT = 26;
  private static final int BITS_MAX = 32;
  private static final double MIN_DEFAULT = -180;
  private static final double MAX_DEFAULT = 180;
  private static final int LEVEL_MAX = 30;

  /** Options that are shown as doubles, however they were written. */
  private static final List<String> BOUNDS = List.of("min", "max");

  private GeoIndexRules() {}

  /**
   * Checks the options of an index of that kind.
   *
   * @throws CommandException CannotCreateIndex (67), InvalidOptions (72) and others
   */
  static void check(BsonDocument options, BsonDocument key, String plugin) {
    switch (plugin) {
      case "2d" -> checkPlane(options, key);
      case "2dsphere" -> checkSphere(options);
      default -> {}
    }
  }

  /** The description with the version that an index has unless it names another. */
  static BsonDocument complete(BsonDocument description, String plugin) {
    return plugin.equals("2dsphere") && !description.containsKey(VERSION)
        ? description.clone().append(VERSION, new BsonInt32(VERSION_NEWEST))
        : description;
  }

  /** The description as {@code listIndexes} shows it. */
  static BsonDocument listed(BsonDocument description) {
    BsonDocument listed = description.clone();
    for (String bound : BOUNDS) {
      if (listed.get(bound) instanceof BsonNumber number) {
        listed.put(bound, new BsonDouble(number.doubleValue()));
      }
    }
    return listed;
  }

  private static void checkPlane(BsonDocument options, BsonDocument key) {
    boolean first = true;
    boolean found = false;
    for (Map.Entry<String, BsonValue> field : key.entrySet()) {
      if (field.getValue() instanceof BsonString) {
        if (found) {
          throw refused(ErrorCode.location(16800), "can't have 2 geo fields");
        }
        if (!first) {
          throw refused(ErrorCode.location(16801), "2d has to be first in index");
        }
        found = true;
      }
      first = false;
    }
    double bits = number(options, "bits", BITS_DEFAULT);
    if (!(bits >= 1 && bits <= BITS_MAX)) {
      throw refused(
          ErrorCode.INVALID_OPTIONS,
          "bits for hash must be > 0 and <= 32, but " + (long) bits + " bits were specified");
    }
    checkRegion(number(options, "min", MIN_DEFAULT), number(options, "max", MAX_DEFAULT));
  }

  private static void checkRegion(double min, double max) {
    if (!(min < max) || Double.isInfinite(max - min)) {
      throw refused(
          ErrorCode.INVALID_OPTIONS,
          "region for hash must be valid and have positive area, but ["
              + min
              + ", "
              + max
              + "] was specified");
    }
  }

  private static void checkSphere(BsonDocument options) {
    int version = (int) number(options, VERSION, VERSION_NEWEST);
    if (!VERSIONS.contains(version)) {
      throw refused(
          ErrorCode.CANNOT_CREATE_INDEX,
          "unsupported geo index version { 2dsphereIndexVersion: "
              + version
              + " }, only support versions: [1,2,3]");
    }
    double coarsest = number(options, "coarsestIndexedLevel", 0);
    double finest = number(options, "finestIndexedLevel", LEVEL_MAX);
    if (coarsest < 0) {
      throw refused(ErrorCode.location(16747), "coarsestIndexedLevel must be >= 0");
    }
    if (finest > LEVEL_MAX) {
      throw refused(ErrorCode.location(16748), "finestIndexedLevel must be <= 30");
    }
    if (finest < coarsest) {
      throw refused(
          ErrorCode.location(16749), "finestIndexedLevel must be >= coarsestIndexedLevel");
    }
  }

  private static double number(BsonDocument options, String name, double otherwise) {
    return options.get(name) instanceof BsonNumber number ? number.doubleValue() : otherwise;
  }

  private static CommandException refused(ErrorCode code, String message) {
    return new CommandException(code, message);
  }
}
