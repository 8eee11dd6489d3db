package io.loquat.commands.administration.options;

import io.loquat.commands.argument.Arguments;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonNumber;

/** The options of a capped collection: its size and how many documents it may hold. Stateless. */
public final class CappedOptions {
  /** One pebibyte. */
  private static final long SIZE_MAX = 1L << 50;

  private static final long DOCUMENTS_BOUND = 1L << 31;

  private CappedOptions() {}

  /** Checks the types and ranges alone. */
  public static void checkTypes(Arguments arguments) {
    arguments.boolOrNumber("capped", false);
    if (arguments.has("size")) {
      size(arguments, "size");
    }
    arguments.wholeNumber("max", 0);
  }

  /** What {@code create} stores. */
  public static BsonDocument read(Arguments arguments) {
    boolean capped = arguments.boolOrNumber("capped", false);
    boolean hasSize = arguments.has("size");
    if (capped && !hasSize) {
      throw invalid("the 'size' field is required when 'capped' is true");
    }
    if (!capped && (hasSize || arguments.has("max"))) {
      throw invalid(
          "the 'capped' field needs to be true when either the 'size' or 'max' fields are present");
    }
    BsonDocument stored = new BsonDocument();
    if (capped) {
      stored.append("capped", BsonBoolean.TRUE).append("size", size(arguments, "size"));
      if (arguments.has("max")) {
        stored.append("max", documents(arguments, "max"));
      }
    }
    return stored;
  }

  /** A size as it is stored. */
  public static BsonNumber size(Arguments arguments, String field) {
    long size = arguments.wholeNumber(field, 0);
    if (size < 1 || size > SIZE_MAX) {
      throw new CommandException(
          ErrorCode.BAD_VALUE,
          "BSON field '%s' value must be %s, actual value '%s'"
              .formatted(arguments.path(field), size < 1 ? ">= 1" : "<= " + SIZE_MAX, size));
    }
    return number(size);
  }

  /** A number of documents as it is stored: one that says nothing means as many as can be. */
  public static BsonNumber documents(Arguments arguments, String field) {
    long documents = arguments.wholeNumber(field, 0);
    if (documents >= DOCUMENTS_BOUND) {
      throw new CommandException(
          ErrorCode.BAD_VALUE, "max in a capped collection has to be < 2^31 or not set");
    }
    return number(documents <= 0 ? DOCUMENTS_BOUND - 1 : documents);
  }

  private static BsonNumber number(long value) {
    return value == (int) value ? new BsonInt32((int) value) : new BsonInt64(value);
  }

  private static CommandException invalid(String message) {
    return new CommandException(ErrorCode.INVALID_OPTIONS, message);
  }
}
