package io.loquat.commands.argument;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * The arguments that every command takes. Immutable.
 *
 * @param maxTimeMillis 0 for no limit
 * @param session the logical session that the command belongs to
 * @param transactionNumber of a retryable write
 * @param acknowledged whether the client wants to hear what became of a write
 */
public record GenericArguments(
    long maxTimeMillis,
    Optional<Session> session,
    OptionalLong transactionNumber,
    boolean acknowledged) {
  private static final int COMMAND_NAME_FIELDS = 1;

  /** What of a command's contract decides whether its arguments are right. */
  public interface Contract {
    String name();

    boolean knows(String field);

    /** Whether a field that it does not know is an error. */
    boolean strict();

    boolean inApiVersion1();

    ConcernSupport concerns();
  }

  /**
   * Reads the generic arguments and checks that all others are known, in one pass: this runs for
   * every command.
   *
   * @throws CommandException for an unknown field, and for mistakes in generic ones
   */
  public static GenericArguments read(Contract contract, BsonDocument body) {
    Arguments arguments = new Arguments(contract.name(), body);
    Optional<Session> session = Optional.empty();
    boolean inTransaction = false;
    boolean versioned = false;
    boolean acknowledged = true;
    int position = 0;
    for (Map.Entry<String, BsonValue> field : body.entrySet()) {
      if (position++ < COMMAND_NAME_FIELDS) {
        continue;
      }
      switch (field.getKey()) {
        case "lsid" -> session = Optional.of(Session.parse("lsid", field.getValue()));
        case "autocommit", "startTransaction" -> inTransaction |= isTransaction(arguments, field);
        case "apiVersion", "apiStrict", "apiDeprecationErrors" -> versioned = true;
        case "readConcern" -> checkReadConcern(arguments, contract);
        case "writeConcern" -> acknowledged = isAcknowledged(arguments, contract);
        default -> checkKnown(arguments, contract, field.getKey());
      }
    }
    if (versioned) {
      ApiVersion.check(arguments, contract.name(), contract.inApiVersion1());
    }
    OptionalLong number = transactionNumber(arguments, session.isPresent());
    if (inTransaction) {
      throw new CommandException(
          ErrorCode.OPERATION_NOT_SUPPORTED_IN_TRANSACTION,
          "Multi-document transactions are not supported yet");
    }
    return new GenericArguments(arguments.milliseconds("maxTimeMS"), session, number, acknowledged);
  }

  private static boolean isTransaction(Arguments arguments, Map.Entry<String, BsonValue> field) {
    boolean value = arguments.bool(field.getKey());
    return field.getKey().equals("startTransaction") ? value : !value;
  }

  private static OptionalLong transactionNumber(Arguments arguments, boolean inSession) {
    if (!arguments.has("txnNumber")) {
      return OptionalLong.empty();
    }
    long number = arguments.requiredInt64("txnNumber");
    if (!inSession) {
      throw new CommandException(
          ErrorCode.INVALID_OPTIONS, "Transaction number requires a session ID to be specified");
    }
    if (number < 0) {
      throw new CommandException(
          ErrorCode.INVALID_OPTIONS, "Transaction number cannot be negative");
    }
    return OptionalLong.of(number);
  }

  private static void checkReadConcern(Arguments arguments, Contract contract) {
    arguments
        .nested("readConcern")
        .ifPresent(
            concern ->
                ReadConcern.check(
                    new Arguments("readConcern", concern.document()),
                    contract.name(),
                    contract.concerns()));
  }

  private static boolean isAcknowledged(Arguments arguments, Contract contract) {
    Optional<Arguments> concern = arguments.nested("writeConcern");
    if (concern.isEmpty()) {
      return true;
    }
    boolean acknowledged =
        WriteConcern.isAcknowledged(new Arguments("writeConcern", concern.get().document()));
    if (!contract.concerns().writes() && contract.strict()) {
      throw new CommandException(
          ErrorCode.INVALID_OPTIONS,
          "Command " + contract.name() + " does not support writeConcern");
    }
    return acknowledged;
  }

  private static void checkKnown(Arguments arguments, Contract contract, String field) {
    if (contract.strict() && !contract.knows(field) && !isGeneric(field)) {
      throw arguments.unknown(field);
    }
  }

  private static boolean isGeneric(String field) {
    return switch (field) {
      case "$db",
          "$clusterTime",
          "$readPreference",
          "$queryOptions",
          "$audit",
          "$client",
          "$configServerState",
          "$configTime",
          "$topologyTime",
          "$oplogQueryData",
          "$replData",
          "$tenant",
          "$traceCtx",
          "comment",
          "maxTimeMS",
          "maxTimeMSOpOnly",
          "mayBypassWriteBlocking",
          "txnNumber",
          "operationTime",
          "rawData",
          "clientOperationKey" ->
          true;
      default -> false;
    };
  }
}
