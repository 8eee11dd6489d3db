package io.loquat.commands.argument;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.operator.ShellText;
import java.util.Set;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * A logical session's identity, the {@code lsid} of a command. Immutable.
 *
 * @param id its UUID
 */
public record Session(BsonBinary id) {
  private static final Set<String> FIELDS = Set.of("id", "uid", "txnNumber", "txnUUID", "stmtId");

  public static Session parse(String path, BsonValue value) {
    if (!(value instanceof BsonDocument document)) {
      throw new CommandException(
          ErrorCode.TYPE_MISMATCH,
          "BSON field '%s' is the wrong type '%s', expected type 'object'"
              .formatted(path, ShellText.typeName(value)));
    }
    Arguments arguments = new Arguments(path, document);
    arguments.allowOnly(FIELDS);
    return new Session(arguments.uuid("id").orElseThrow(() -> arguments.missing("id")));
  }
}
