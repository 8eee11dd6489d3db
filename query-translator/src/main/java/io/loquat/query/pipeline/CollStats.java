package io.loquat.query.pipeline;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.context.QueryContext;
import io.loquat.query.operator.ShellText;
import java.math.RoundingMode;
import java.util.Iterator;
import java.util.OptionalInt;
import java.util.Set;
import org.bson.BsonBoolean;
import org.bson.BsonDecimal128;
import org.bson.BsonDocument;
import org.bson.BsonNumber;
import org.bson.BsonValue;
import org.bson.types.Decimal128;

/**
 * {@code $collStats}: figures about the collection instead of its documents. Immutable. Who runs
 * the pipeline knows the figures, and gives them as the only document.
 *
 * @param latencyStats whether times are wanted
 * @param histograms whether it is wanted how often they were how long
 * @param scale by what sizes are divided; empty if no sizes are wanted
 * @param count whether the number of documents is wanted
 * @param queryExecStats whether figures about scans are wanted
 */
public record CollStats(
    boolean latencyStats,
    boolean histograms,
    OptionalInt scale,
    boolean count,
    boolean queryExecStats)
    implements Stage {
  static final String NAME = "$collStats";

  private static final String LATENCY = "latencyStats";
  private static final String HISTOGRAMS = "histograms";
  private static final String STORAGE = "storageStats";
  private static final String COUNT = "count";
  private static final String QUERIES = "queryExecStats";

  private static final Set<String> FIELDS =
      Set.of(LATENCY, STORAGE, COUNT, QUERIES, "operationStats", "targetAllNodes");

  private static final Set<String> STORAGE_FIELDS =
      Set.of("scale", "verbose", "waitForLock", "numericOnly");

  static Stage parse(BsonValue argument, QueryContext context) {
    if (!(argument instanceof BsonDocument wanted)) {
      throw new CommandException(
          ErrorCode.location(5447000),
          "$collStats must take a nested object but found: " + ShellText.of(argument));
    }
    checkFields("$collStats", wanted, FIELDS);
    BsonDocument latency = nested(wanted, LATENCY, Set.of(HISTOGRAMS));
    checkHistograms(latency);
    BsonDocument storage = nested(wanted, STORAGE, STORAGE_FIELDS);
    BsonDocument unusedCount = nested(wanted, COUNT, Set.of());
    BsonDocument unusedQueries = nested(wanted, QUERIES, Set.of());
    return new CollStats(
        isThere(wanted, LATENCY),
        BsonBoolean.TRUE.equals(latency.get(HISTOGRAMS)),
        isThere(wanted, STORAGE) ? OptionalInt.of(scale(storage)) : OptionalInt.empty(),
        isThere(wanted, COUNT),
        isThere(wanted, QUERIES));
  }

  private static boolean isThere(BsonDocument wanted, String field) {
    return wanted.containsKey(field) && !wanted.isNull(field);
  }

  private static void checkFields(String path, BsonDocument document, Set<String> known) {
    for (String field : document.keySet()) {
      if (!known.contains(field)) {
        throw new CommandException(
            ErrorCode.IDL_UNKNOWN_FIELD,
            "BSON field '%s.%s' is an unknown field.".formatted(path, field));
      }
    }
  }

  private static BsonDocument nested(BsonDocument wanted, String field, Set<String> known) {
    if (!isThere(wanted, field)) {
      return new BsonDocument();
    }
    if (!(wanted.get(field) instanceof BsonDocument found)) {
      throw wrongType(field, wanted, "type 'object'");
    }
    checkFields(NAME + "." + field, found, known);
    return found;
  }

  private static void checkHistograms(BsonDocument latency) {
    if (latency.containsKey(HISTOGRAMS) && !(latency.get(HISTOGRAMS) instanceof BsonBoolean)) {
      throw wrongType(HISTOGRAMS, latency, "type 'bool'");
    }
  }

  private static int scale(BsonDocument storage) {
    if (!isThere(storage, "scale")) {
      return 1;
    }
    if (!(storage.get("scale") instanceof BsonNumber number)) {
      throw wrongType("scale", storage, "types '[long, int, decimal, double]'");
    }
    long scale = number instanceof BsonDecimal128 decimal ? rounded(decimal) : number.longValue();
    if (scale < 1) {
      throw new CommandException(
          ErrorCode.BAD_VALUE,
          "BSON field 'scale' value must be >= 1, actual value '%s'".formatted(scale));
    }
    return (int) Math.min(Integer.MAX_VALUE, scale);
  }

  /** Half to even; what does not fit is as large as can be. */
  private static long rounded(BsonDecimal128 number) {
    Decimal128 decimal = number.getValue();
    if (decimal.isNaN() || decimal.isNegative()) {
      return 0;
    }
    double value = decimal.doubleValue();
    return value > Integer.MAX_VALUE
        ? Integer.MAX_VALUE
        : decimal.bigDecimalValue().setScale(0, RoundingMode.HALF_EVEN).longValue();
  }

  private static CommandException wrongType(String field, BsonDocument holder, String expected) {
    BsonValue value = holder.getOrDefault(field, BsonBoolean.FALSE);
    return new CommandException(
        ErrorCode.TYPE_MISMATCH,
        "BSON field '%s.%s' is the wrong type '%s', expected %s"
            .formatted(NAME, field, ShellText.typeName(value), expected));
  }

  /** The figures, which come in. */
  @Override
  public Iterator<StageDocument> run(Iterator<StageDocument> input) {
    return input;
  }
}
