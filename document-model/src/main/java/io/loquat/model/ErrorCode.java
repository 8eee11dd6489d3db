package io.loquat.model;

/** MongoDB's error numbers and code names, in the order of their numbers. */
public enum ErrorCode {
  INTERNAL_ERROR(1, "InternalError"),
  BAD_VALUE(2, "BadValue"),
  FAILED_TO_PARSE(9, "FailedToParse"),
  UNSUPPORTED_FORMAT(12, "UnsupportedFormat"),
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
  CANNOT_CREATE_INDEX(67, "CannotCreateIndex"),
  INVALID_OPTIONS(72, "InvalidOptions"),
  INVALID_NAMESPACE(73, "InvalidNamespace"),
  SHUTDOWN_IN_PROGRESS(91, "ShutdownInProgress"),
  OPERATION_FAILED(96, "OperationFailed"),
  WRITE_CONFLICT(112, "WriteConflict"),
  COMMAND_NOT_SUPPORTED(115, "CommandNotSupported"),
  NOT_A_REPLICA_SET(123, "NotAReplicaSet"),
  EXCEEDED_MEMORY_LIMIT(146, "ExceededMemoryLimit"),
  INVALID_PIPELINE_OPERATOR(168, "InvalidPipelineOperator"),
  INVALID_INDEX_SPECIFICATION_OPTION(197, "InvalidIndexSpecificationOption"),
<<<<<<< Updated upstream
  ILLEGAL_OP_MSG_FLAG(223, "IllegalOpMsgFlag"),
=======
  INVALID_UUID(207, "InvalidUUID"),
>>>>>>> Stashed changes
  TRANSACTION_TOO_OLD(225, "TransactionTooOld"),
  CURSOR_KILLED(237, "CursorKilled"),
  OPERATION_NOT_SUPPORTED_IN_TRANSACTION(263, "OperationNotSupportedInTransaction"),
  QUERY_EXCEEDED_MEMORY_LIMIT_NO_DISK_USE_ALLOWED(292, "QueryExceededMemoryLimitNoDiskUseAllowed"),
  API_VERSION_ERROR(322, "APIVersionError"),
  API_STRICT_ERROR(323, "APIStrictError"),
  MECHANISM_UNAVAILABLE(334, "MechanismUnavailable"),
  UNSUPPORTED_OP_QUERY_COMMAND(352, "UnsupportedOpQueryCommand"),
  BSON_OBJECT_TOO_LARGE(10334, "BSONObjectTooLarge"),
  DUPLICATE_KEY(11000, "DuplicateKey"),
  CURSOR_IN_USE(12051, "CursorInUse"),
  LOCATION_13103(13103, "Location13103"),
  OUT_OF_DISK_SPACE(14031, "OutOfDiskSpace"),
  LOCATION_15947(15947, "Location15947"),
  LOCATION_15948(15948, "Location15948"),
  LOCATION_15952(15952, "Location15952"),
  LOCATION_15955(15955, "Location15955"),
  LOCATION_15956(15956, "Location15956"),
  LOCATION_15958(15958, "Location15958"),
  LOCATION_15969(15969, "Location15969"),
  LOCATION_15973(15973, "Location15973"),
  LOCATION_15974(15974, "Location15974"),
  LOCATION_15975(15975, "Location15975"),
  LOCATION_15976(15976, "Location15976"),
  LOCATION_15983(15983, "Location15983"),
  LOCATION_15998(15998, "Location15998"),
  LOCATION_16020(16020, "Location16020"),
  LOCATION_16410(16410, "Location16410"),
  LOCATION_16872(16872, "Location16872"),
  LOCATION_17276(17276, "Location17276"),
  LOCATION_17312(17312, "Location17312"),
  LOCATION_31138(31138, "Location31138"),
  LOCATION_31249(31249, "Location31249"),
  LOCATION_31250(31250, "Location31250"),
  LOCATION_31252(31252, "Location31252"),
  LOCATION_31253(31253, "Location31253"),
  LOCATION_31254(31254, "Location31254"),
  LOCATION_31310(31310, "Location31310"),
  LOCATION_31325(31325, "Location31325"),
  LOCATION_40156(40156, "Location40156"),
  LOCATION_40157(40157, "Location40157"),
  LOCATION_40158(40158, "Location40158"),
  LOCATION_40159(40159, "Location40159"),
  LOCATION_40160(40160, "Location40160"),
  LOCATION_40181(40181, "Location40181"),
  LOCATION_40183(40183, "Location40183"),
  LOCATION_40218(40218, "Location40218"),
  LOCATION_40234(40234, "Location40234"),
  LOCATION_40235(40235, "Location40235"),
  LOCATION_40236(40236, "Location40236"),
  LOCATION_40237(40237, "Location40237"),
  LOCATION_40238(40238, "Location40238"),
  LOCATION_40323(40323, "Location40323"),
  LOCATION_40324(40324, "Location40324"),
  LOCATION_40352(40352, "Location40352"),
  LOCATION_40353(40353, "Location40353"),
  IDL_FAILED_TO_PARSE(40414, "IDLFailedToParse"),
  IDL_UNKNOWN_FIELD(40415, "IDLUnknownField"),
  LOCATION_40430(40430, "Location40430"),
  LOCATION_40431(40431, "Location40431"),
  LOCATION_40432(40432, "Location40432"),
  LOCATION_40433(40433, "Location40433"),
  LOCATION_40587(40587, "Location40587"),
  LOCATION_51270(51270, "Location51270"),
  LOCATION_51272(51272, "Location51272"),
  LOCATION_4886600(4886600, "Location4886600"),
  LOCATION_5107200(5107200, "Location5107200"),
  LOCATION_5107201(5107201, "Location5107201"),
  LOCATION_5255100(5255100, "Location5255100"),
  LOCATION_7472500(7472500, "Location7472500");

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
