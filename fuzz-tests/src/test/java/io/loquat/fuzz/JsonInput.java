package io.loquat.fuzz;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.context.QueryContext;
import io.loquat.query.context.TimeLimit;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;

/** Inputs that are documents as Extended JSON, and documents to try them on. Stateless. */
final class JsonInput {
  /** The reader of Extended JSON recurses, and is not what is tried here. */
  private static final int NESTING_MAX = 300;

  private static final Duration TIME = Duration.ofSeconds(2);

  static final List<BsonDocument> DOCUMENTS =
      List.of(
          new BsonDocument(),
          BsonDocument.parse("{_id: 1, a: 1, b: 'x', c: [1, 2.5, 'y', null], d: {e: [{f: 1}]}}"),
          BsonDocument.parse(
              "{_id: {$oid: '650000000000000000000001'}, a: {$numberLong: '9223372036854775807'},"
                  + " b: {$numberDecimal: '-Infinity'}, c: [[1], [{a: 1}], {a: [1, 2]}],"
                  + " d: {$date: 0}, e: {$binary: {base64: 'AQI=', subType: '00'}},"
                  + " f: {$regularExpression: {pattern: '^a', options: 'i'}}, g: {$minKey: 1}}"),
          BsonDocument.parse(
              "{_id: null, a: {$numberDouble: 'NaN'}, b: [[]], c: {type: 'Point', coordinates: [1,"
                  + " 2]}, d: {'0': 1}, e: '', f: true, g: {$timestamp: {t: 1, i: 2}}}"));

  private JsonInput() {}

  /** The document; empty if the input is none. */
  static Optional<BsonDocument> read(byte[] input) {
    String text = new String(input, StandardCharsets.UTF_8);
    long opened = text.chars().filter(unit -> unit == '{' || unit == '[' || unit == '(').count();
    if (opened > NESTING_MAX) {
      return Optional.empty();
    }
    try {
      return Optional.of(BsonDocument.parse(text));
    } catch (RuntimeException noDocument) {
      return Optional.empty();
    }
  }

  /** A context in which time runs out, as it does for commands with {@code maxTimeMS}. */
  static QueryContext context() {
    long end = System.nanoTime() + TIME.toNanos();
    TimeLimit limit =
        () -> {
          if (System.nanoTime() - end >= 0) {
            throw new CommandException(ErrorCode.MAX_TIME_MS_EXPIRED, "time is over");
          }
        };
    return QueryContext.plain().withTimeLimit(limit);
  }
}
