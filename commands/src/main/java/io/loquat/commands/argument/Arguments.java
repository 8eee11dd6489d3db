package io.loquat.commands.argument;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.operator.ShellText;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonBinarySubType;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonNumber;
import org.bson.BsonString;
import org.bson.BsonType;
import org.bson.BsonValue;

/**
 * The fields of a command, or of a document inside one, read by MongoDB's rules: null counts as
 * missing, and errors name the field's path. Immutable view of a document.
 */
public final class Arguments {
  private static final String NUMBER_TYPES = "types '[long, int, decimal, double]'";
  private static final String BOOLEAN_OR_NUMBER_TYPES =
      "types '[bool, long, int, decimal, double]'";

  private static final int UUID_BYTES = 16;

  private final String path;
  private final BsonDocument document;

  /**
   * @param path what stands before the field names in errors, such as {@code find}
   */
  public Arguments(String path, BsonDocument document) {
    this.path = path;
    this.document = document;
  }

  public BsonDocument document() {
    return document;
  }

  /** The path of a field, for errors. */
  public String path(String field) {
    return path + "." + field;
  }

  /**
   * @throws CommandException IDLUnknownField if there is a field of another name
   */
  public void allowOnly(Set<String> fields) {
    for (String field : document.keySet()) {
      if (!fields.contains(field)) {
        throw unknown(field);
      }
    }
  }

  /** The error for a field that the command does not know. */
  public CommandException unknown(String field) {
    return new CommandException(
        ErrorCode.IDL_UNKNOWN_FIELD, "BSON field '" + path(field) + "' is an unknown field.");
  }

  /** The error for a field that must be there. */
  public CommandException missing(String field) {
    return new CommandException(
        ErrorCode.IDL_FAILED_TO_PARSE,
        "BSON field '" + path(field) + "' is missing but a required field");
  }

  /** The error for a field of the wrong type; {@code expected} such as {@code type 'object'}. */
  public CommandException wrongType(String field, BsonValue value, String expected) {
    return new CommandException(
        ErrorCode.TYPE_MISMATCH,
        "BSON field '%s' is the wrong type '%s', expected %s"
            .formatted(path(field), ShellText.typeName(value), expected));
  }

  /** Whether the field is there and not null. */
  public boolean has(String field) {
    BsonValue value = document.get(field);
    return value != null && !isNull(value);
  }

  /** The value; null and undefined are missing. */
  public Optional<BsonValue> value(String field) {
    BsonValue value = document.get(field);
    return value == null || isNull(value) ? Optional.empty() : Optional.of(value);
  }

  private static boolean isNull(BsonValue value) {
    return value.getBsonType() == BsonType.NULL || value.getBsonType() == BsonType.UNDEFINED;
  }

  public BsonValue required(String field) {
    return value(field).orElseThrow(() -> missing(field));
  }

  public Optional<BsonDocument> document(String field) {
    return value(field).map(value -> asDocument(field, value));
  }

  /** The document, where null is a wrong type, as in {@code find}'s filter. */
  public Optional<BsonDocument> documentNotNull(String field) {
    BsonValue value = document.get(field);
    return value == null ? Optional.empty() : Optional.of(asDocument(field, value));
  }

  public BsonDocument requiredDocument(String field) {
    return asDocument(field, required(field));
  }

  /** The fields of a document, to be read by the same rules. */
  public Optional<Arguments> nested(String field) {
    return document(field).map(found -> new Arguments(path(field), found));
  }

  private BsonDocument asDocument(String field, BsonValue value) {
    if (value instanceof BsonDocument found) {
      return found;
    }
    throw wrongType(field, value, "type 'object'");
  }

  public Optional<String> string(String field) {
    return value(field).map(value -> asString(field, value));
  }

  public String requiredString(String field) {
    return asString(field, required(field));
  }

  private String asString(String field, BsonValue value) {
    if (value instanceof BsonString found) {
      return found.getValue();
    }
    throw wrongType(field, value, "type 'string'");
  }

  public BsonArray requiredArray(String field) {
    return asArray(field, required(field));
  }

  public Optional<BsonArray> array(String field) {
    return value(field).map(value -> asArray(field, value));
  }

  private BsonArray asArray(String field, BsonValue value) {
    if (value instanceof BsonArray found) {
      return found;
    }
    throw wrongType(field, value, "type 'array'");
  }

  /** An array all of whose elements are documents. */
  public List<BsonDocument> requiredDocuments(String field) {
    return asDocuments(field, requiredArray(field));
  }

  /** As {@link #requiredDocuments}; none if the field is missing. */
  public List<BsonDocument> documents(String field) {
    return array(field).map(array -> asDocuments(field, array)).orElseGet(List::of);
  }

  private List<BsonDocument> asDocuments(String field, BsonArray array) {
    for (int i = 0; i < array.size(); i++) {
      if (!(array.get(i) instanceof BsonDocument)) {
        throw wrongType(field + "." + i, array.get(i), "type 'object'");
      }
    }
    return array.stream().map(BsonValue::asDocument).toList();
  }

  /** Sixteen bytes of binary with the subtype of a UUID. */
  public Optional<BsonBinary> uuid(String field) {
    return value(field).map(value -> asUuid(field, value));
  }

  private BsonBinary asUuid(String field, BsonValue value) {
    if (!(value instanceof BsonBinary binary)
        || binary.getType() != BsonBinarySubType.UUID_STANDARD.getValue()) {
      throw wrongType(field, value, "type 'uuid'");
    }
    if (binary.getData().length != UUID_BYTES) {
      throw new CommandException(
          ErrorCode.INVALID_UUID,
          "uuid must be a 16-byte binary field with UUID (4) subtype, got "
              + binary.getData().length
              + " bytes");
    }
    return binary;
  }

  /** A boolean and nothing else; {@code false} if missing. */
  public boolean bool(String field) {
    return bool(field, false);
  }

  /** A boolean and nothing else, where null is a wrong type too; {@code false} if missing. */
  public boolean boolNotNull(String field) {
    refuseNull(field, "type 'bool'");
    return bool(field);
  }

  /**
   * Checks that the field is not there with the value null.
   *
   * @param expected such as {@code type 'object'}
   */
  public void refuseNull(String field, String expected) {
    BsonValue value = document.get(field);
    if (value != null && isNull(value)) {
      throw wrongType(field, value, expected);
    }
  }

  public boolean bool(String field, boolean otherwise) {
    BsonValue value = document.get(field);
    if (value == null || isNull(value)) {
      return otherwise;
    }
    if (value instanceof BsonBoolean found) {
      return found.getValue();
    }
    throw wrongType(field, value, "type 'bool'");
  }

  /** A boolean, or a number that counts as true unless it is zero. */
  public boolean boolOrNumber(String field, boolean otherwise) {
    BsonValue value = document.get(field);
    if (value == null || isNull(value)) {
      return otherwise;
    }
    if (value instanceof BsonBoolean found) {
      return found.getValue();
    }
    if (value instanceof BsonNumber number) {
      return number.doubleValue() != 0;
    }
    throw wrongType(field, value, BOOLEAN_OR_NUMBER_TYPES);
  }

  /** Any number as a whole one: cut, rounded or clamped as MongoDB does. */
  public long wholeNumber(String field, long otherwise) {
    BsonValue value = document.get(field);
    if (value == null || isNull(value)) {
      return otherwise;
    }
    if (value instanceof BsonNumber number) {
      return Numbers.clamped(number);
    }
    throw wrongType(field, value, NUMBER_TYPES);
  }

  /** As {@link #wholeNumber}, and not negative. */
  public long wholeNumberNotNegative(String field, long otherwise) {
    long number = wholeNumber(field, otherwise);
    if (number < 0) {
      throw new CommandException(
          ErrorCode.BAD_VALUE,
          "BSON field '%s' value must be >= 0, actual value '%s'".formatted(field, number));
    }
    return number;
  }

  /** A time in milliseconds: whole, and from 0 to the largest 32-bit number. */
  public long milliseconds(String field) {
    BsonValue value = document.get(field);
    if (value == null || isNull(value)) {
      return 0;
    }
    if (!(value instanceof BsonNumber number)) {
      throw wrongType(field, value, NUMBER_TYPES);
    }
    if (!Numbers.isWhole(number)) {
      throw new CommandException(ErrorCode.FAILED_TO_PARSE, field + " has non-integral value");
    }
    long millis = Numbers.clamped(number);
    if (millis < 0 || millis > Integer.MAX_VALUE) {
      throw new CommandException(
          ErrorCode.BAD_VALUE, millis + " value for " + field + " is out of range");
    }
    return millis;
  }

  /** A 64-bit integer and nothing else. */
  public long requiredInt64(String field) {
    BsonValue value = required(field);
    if (value.isInt64()) {
      return value.asInt64().getValue();
    }
    throw wrongType(field, value, "type 'long'");
  }
}
