package io.loquat.model;

/** MongoDB's error numbers and code names, in the order of their numbers. */
public enum ErrorCode {
  INTERNAL_ERROR(1, "InternalError"),
  BAD_VALUE(2, "BadValue"),
  FAILED_TO_PARSE(9, "FailedToParse"),
  UNAUTHORIZED(13, "Unauthorized"),
  TYPE_MISMATCH(14, "TypeMismatch"),
  OVERFLOW(15, "Overflow"),
  INVALID_LENGTH(16, "InvalidLength"),
  PROTOCOL_ERROR(17, "ProtocolError"),
  ILLEGAL_OPERATION(20, "IllegalOperation"),
  INVALID_BSON(22, "InvalidBSON"),
  NAMESPACE_NOT_FOUND(26, "NamespaceNotFound"),
  INDEX_NOT_FOUND(27, "IndexNotFound"),
  PATH_NOT_VIABLE(28, "PathNotViable"),
  CONFLICTING_UPDATE_OPERATORS(40, "ConflictingUpdateOperators"),
  CURSOR_NOT_FOUND(43, "CursorNotFound"),
  NAMESPACE_EXISTS(48, "NamespaceExists"),
  MAX_TIME_MS_EXPIRED(50, "MaxTimeMSExpired"),
  DOLLAR_PREFIXED_FIELD_NAME(52, "DollarPrefixedFieldName"),
  INVALID_ID_FIELD(53, "InvalidIdField"),
  EMPTY_FIELD_NAME(56, "EmptyFieldName"),
  COMMAND_NOT_FOUND(59, "CommandNotFound"),
  IMMUTABLE_FIELD(66, "ImmutableField"),
  INVALID_OPTIONS(72, "InvalidOptions"),
  INVALID_NAMESPACE(73, "InvalidNamespace"),
  SHUTDOWN_IN_PROGRESS(91, "ShutdownInProgress"),
  OPERATION_FAILED(96, "OperationFailed"),
  WRITE_CONFLICT(112, "WriteConflict"),
  COMMAND_NOT_SUPPORTED(115, "CommandNotSupported"),
  EXCEEDED_MEMORY_LIMIT(146, "ExceededMemoryLimit"),
  MECHANISM_UNAVAILABLE(334, "MechanismUnavailable"),
  DUPLICATE_KEY(11000, "DuplicateKey");

  private final int number;
  private final String codeName;

  ErrorCode(int number, String codeName) {
    this.number = number;
    this.codeName = codeName;
  }

  /** The number in the {@code code} field of an error reply. */
  public int number() {
    return number;
  }

  /** The text in the {@code codeName} field of an error reply. */
  public String codeName() {
    return codeName;
  }
}
