package io.loquat.commands.argument;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.operator.ShellText;
import java.util.Set;
import org.bson.BsonBinary;
import org.bson.BsonBinarySubType;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * A logical session's identity, the {@code lsid} of a command. Immutable.
 *
 * @param id its UUID
 */
public record Session(BsonBinary id) {
  private static final Set<String> FIELDS = Set.of("id", "uid", "txnNumber", "txnUUID", "stmtId");
  private static final int UUID_BYTES = 16;

  public static Session parse(String path, BsonValue value) {
    if (!(value instanceof BsonDocument document)) {
      throw new CommandException(
          ErrorCode.TYPE_MISMATCH,
          "BSON field '%s' is the wrong type '%s', expected type 'object'"
              .formatted(path, ShellText.typeName(value)));
    }
    Arguments arguments = new Arguments(path, document);
    arguments.allowOnly(FIELDS);
    return new Session(uuid(arguments, "id"));
  }

  private static BsonBinary uuid(Arguments arguments, String field) {
    BsonValue value = arguments.required(field);
    if (!(value instanceof BsonBinary binary)
        || binary.getType() != BsonBinarySubType.UUID_STANDARD.getValue()) {
      throw arguments.wrongType(field, value, "type 'uuid'");
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
}
