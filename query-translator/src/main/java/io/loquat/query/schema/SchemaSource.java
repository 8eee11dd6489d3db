package io.loquat.query.schema;

import io.loquat.model.BsonNumbers;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.operator.ShellText;
import java.util.Optional;
import java.util.OptionalLong;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * A schema as BSON, of which each keyword reads its part. Immutable.
 *
 * @param parser of what is nested in it
 */
record SchemaSource(BsonDocument text, SchemaParser parser) {
  Optional<BsonValue> value(String keyword) {
    return Optional.ofNullable(text.get(keyword));
  }

  boolean has(String keyword) {
    return text.containsKey(keyword);
  }

  /** The keyword and its operand, as errors show it. */
  BsonDocument specified(String keyword) {
    return new BsonDocument(keyword, text.get(keyword));
  }

  Optional<BsonValue> number(String keyword) {
    Optional<BsonValue> value = value(keyword);
    if (value.isPresent() && !BsonNumbers.isNumber(value.get())) {
      throw mismatch(keyword, "must be a number");
    }
    return value;
  }

  Optional<Boolean> bool(String keyword) {
    Optional<BsonValue> value = value(keyword);
    if (value.isPresent() && !value.get().isBoolean()) {
      throw mismatch(keyword, "must be a boolean");
    }
    return value.map(bool -> bool.asBoolean().getValue());
  }

  Optional<String> string(String keyword, String complaint) {
    Optional<BsonValue> value = value(keyword);
    if (value.isPresent() && !value.get().isString()) {
      throw mismatch(keyword, complaint);
    }
    return value.map(string -> string.asString().getValue());
  }

  Optional<BsonDocument> document(String keyword) {
    Optional<BsonValue> value = value(keyword);
    if (value.isPresent() && !value.get().isDocument()) {
      throw mismatch(keyword, "must be an object");
    }
    return value.map(BsonValue::asDocument);
  }

  /** A whole number of things: of any number type, but no fraction and not negative. */
  OptionalLong count(String keyword) {
    Optional<BsonValue> value = value(keyword);
    return value.isEmpty() ? OptionalLong.empty() : OptionalLong.of(count(keyword, value.get()));
  }

  private static long count(String keyword, BsonValue value) {
    if (!BsonNumbers.isNumber(value)) {
      throw notACount("Expected a number in: ", keyword, value);
    }
    long count =
        BsonNumbers.toLongExactly(value)
            .orElseThrow(() -> notACount("Expected an integer: ", keyword, value));
    if (count < 0) {
      throw notACount("Expected a non-negative number in: ", keyword, value);
    }
    return count;
  }

  private static CommandException notACount(String complaint, String keyword, BsonValue value) {
    return new CommandException(
        ErrorCode.FAILED_TO_PARSE, complaint + keyword + ": " + ShellText.of(value));
  }

  static CommandException mismatch(String keyword, String complaint) {
    return error(ErrorCode.TYPE_MISMATCH, keyword, complaint);
  }

  static CommandException unparsable(String keyword, String complaint) {
    return error(ErrorCode.FAILED_TO_PARSE, keyword, complaint);
  }

  static CommandException error(ErrorCode code, String keyword, String complaint) {
    return new CommandException(code, "$jsonSchema keyword '" + keyword + "' " + complaint);
  }
}
