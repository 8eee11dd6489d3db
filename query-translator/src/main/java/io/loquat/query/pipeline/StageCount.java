package io.loquat.query.pipeline;

import io.loquat.model.BsonNumbers;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.operator.ShellText;
import java.util.OptionalLong;
import org.bson.BsonNumber;
import org.bson.BsonValue;

/** The number of documents that {@code $limit} and {@code $skip} take. */
final class StageCount {
  private StageCount() {}

  static long parse(String stage, BsonValue argument, ErrorCode code) {
    if (!(argument instanceof BsonNumber number)) {
      throw invalid(stage, argument, code, "Expected a number in: ");
    }
    OptionalLong whole = BsonNumbers.toLongExactly(number);
    if (whole.isEmpty()) {
      boolean fraction = Math.abs(number.doubleValue()) < 0x1p63;
      throw invalid(
          stage,
          argument,
          code,
          fraction ? "Expected an integer: " : "Cannot represent as a 64-bit integer: ");
    }
    if (whole.getAsLong() < 0) {
      throw invalid(stage, argument, code, "Expected a non-negative number in: ");
    }
    return whole.getAsLong();
  }

  private static CommandException invalid(
      String stage, BsonValue argument, ErrorCode code, String reason) {
    return new CommandException(
        code,
        "invalid argument to %s stage: %s%s: %s"
            .formatted(stage, reason, stage, ShellText.of(argument)));
  }
}
