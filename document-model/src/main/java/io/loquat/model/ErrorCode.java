package io.loquat.model;

import java.io.Serializable;

/**
 * An error's number and name as MongoDB gives them. Immutable.
 *
 * <p>Errors that MongoDB has given no name are called {@code Location} and their number, as there:
 * {@link #location}.
 *
 * @param number in the {@code code} field of an error reply
 * @param codeName in the {@code codeName} field of an error reply
 */
public record ErrorCode(int number, String codeName) implements Serializable {
  public static final ErrorCode INTERNAL_ERROR = new ErrorCode(1, "InternalError");
  public static final ErrorCode BAD_VALUE = new ErrorCode(2, "BadValue");
  public static final ErrorCode NO_SUCH_KEY = new ErrorCode(4, "NoSuchKey");
  public static final ErrorCode GRAPH_CONTAINS_CYCLE = new ErrorCode(5, "GraphContainsCycle");
  public static final ErrorCode UNKNOWN_ERROR = new ErrorCode(8, "UnknownError");
  public static final ErrorCode FAILED_TO_PARSE = new ErrorCode(9, "FailedToParse");
  public static final ErrorCode CANNOT_MUTATE_OBJECT = new ErrorCode(10, "CannotMutateObject");
  public static final ErrorCode UNSUPPORTED_FORMAT = new ErrorCode(12, "UnsupportedFormat");
  public static final ErrorCode UNAUTHORIZED = new ErrorCode(13, "Unauthorized");
  public static final ErrorCode TYPE_MISMATCH = new ErrorCode(14, "TypeMismatch");
  public static final ErrorCode OVERFLOW = new ErrorCode(15, "Overflow");
  public static final ErrorCode INVALID_LENGTH = new ErrorCode(16, "InvalidLength");
  public static final ErrorCode PROTOCOL_ERROR = new ErrorCode(17, "ProtocolError");
  public static final ErrorCode AUTHENTICATION_FAILED = new ErrorCode(18, "AuthenticationFailed");
  public static final ErrorCode ILLEGAL_OPERATION = new ErrorCode(20, "IllegalOperation");
  public static final ErrorCode INVALID_BSON = new ErrorCode(22, "InvalidBSON");
  public static final ErrorCode NAMESPACE_NOT_FOUND = new ErrorCode(26, "NamespaceNotFound");
  public static final ErrorCode INDEX_NOT_FOUND = new ErrorCode(27, "IndexNotFound");
  public static final ErrorCode PATH_NOT_VIABLE = new ErrorCode(28, "PathNotViable");
  public static final ErrorCode NON_EXISTENT_PATH = new ErrorCode(29, "NonExistentPath");
  public static final ErrorCode INVALID_PATH = new ErrorCode(30, "InvalidPath");
  public static final ErrorCode CANNOT_BACKFILL_ARRAY = new ErrorCode(34, "CannotBackfillArray");
  public static final ErrorCode CONFLICTING_UPDATE_OPERATORS =
      new ErrorCode(40, "ConflictingUpdateOperators");
  public static final ErrorCode CURSOR_NOT_FOUND = new ErrorCode(43, "CursorNotFound");
  public static final ErrorCode NO_MATCHING_DOCUMENT = new ErrorCode(47, "NoMatchingDocument");
  public static final ErrorCode NAMESPACE_EXISTS = new ErrorCode(48, "NamespaceExists");
  public static final ErrorCode MAX_TIME_MS_EXPIRED = new ErrorCode(50, "MaxTimeMSExpired");
  public static final ErrorCode MANUAL_INTERVENTION_REQUIRED =
      new ErrorCode(51, "ManualInterventionRequired");
  public static final ErrorCode DOLLAR_PREFIXED_FIELD_NAME =
      new ErrorCode(52, "DollarPrefixedFieldName");
  public static final ErrorCode INVALID_ID_FIELD = new ErrorCode(53, "InvalidIdField");
  public static final ErrorCode NOT_SINGLE_VALUE_FIELD = new ErrorCode(54, "NotSingleValueField");
  public static final ErrorCode EMPTY_FIELD_NAME = new ErrorCode(56, "EmptyFieldName");
  public static final ErrorCode DOTTED_FIELD_NAME = new ErrorCode(57, "DottedFieldName");
  public static final ErrorCode COMMAND_NOT_FOUND = new ErrorCode(59, "CommandNotFound");
  public static final ErrorCode WRITE_CONCERN_TIMEOUT = new ErrorCode(64, "WriteConcernTimeout");
  public static final ErrorCode MULTIPLE_ERRORS_OCCURRED =
      new ErrorCode(65, "MultipleErrorsOccurred");
  public static final ErrorCode IMMUTABLE_FIELD = new ErrorCode(66, "ImmutableField");
  public static final ErrorCode CANNOT_CREATE_INDEX = new ErrorCode(67, "CannotCreateIndex");
  public static final ErrorCode INDEX_ALREADY_EXISTS = new ErrorCode(68, "IndexAlreadyExists");
  public static final ErrorCode INVALID_OPTIONS = new ErrorCode(72, "InvalidOptions");
  public static final ErrorCode INVALID_NAMESPACE = new ErrorCode(73, "InvalidNamespace");
  public static final ErrorCode NO_REPLICATION_ENABLED = new ErrorCode(76, "NoReplicationEnabled");
  public static final ErrorCode UNKNOWN_REPL_WRITE_CONCERN =
      new ErrorCode(79, "UnknownReplWriteConcern");
  public static final ErrorCode INDEX_OPTIONS_CONFLICT = new ErrorCode(85, "IndexOptionsConflict");
  public static final ErrorCode INDEX_KEY_SPECS_CONFLICT =
      new ErrorCode(86, "IndexKeySpecsConflict");
  public static final ErrorCode SHUTDOWN_IN_PROGRESS = new ErrorCode(91, "ShutdownInProgress");
  public static final ErrorCode OPERATION_FAILED = new ErrorCode(96, "OperationFailed");
  public static final ErrorCode UNSATISFIABLE_WRITE_CONCERN =
      new ErrorCode(100, "UnsatisfiableWriteConcern");
  public static final ErrorCode NOT_EXACT_VALUE_FIELD = new ErrorCode(111, "NotExactValueField");
  public static final ErrorCode WRITE_CONFLICT = new ErrorCode(112, "WriteConflict");
  public static final ErrorCode COMMAND_NOT_SUPPORTED = new ErrorCode(115, "CommandNotSupported");
  public static final ErrorCode CONFLICTING_OPERATION_IN_PROGRESS =
      new ErrorCode(117, "ConflictingOperationInProgress");
  public static final ErrorCode DOCUMENT_VALIDATION_FAILURE =
      new ErrorCode(121, "DocumentValidationFailure");
  public static final ErrorCode NOT_A_REPLICA_SET = new ErrorCode(123, "NotAReplicaSet");
  public static final ErrorCode COMMAND_FAILED = new ErrorCode(125, "CommandFailed");
  public static final ErrorCode FAILED_TO_SATISFY_READ_PREFERENCE =
      new ErrorCode(133, "FailedToSatisfyReadPreference");
  public static final ErrorCode CAPPED_POSITION_LOST = new ErrorCode(136, "CappedPositionLost");
  public static final ErrorCode CURSOR_IN_USE = new ErrorCode(143, "CursorInUse");
  public static final ErrorCode EXCEEDED_MEMORY_LIMIT = new ErrorCode(146, "ExceededMemoryLimit");
  public static final ErrorCode MAX_STALENESS_OUT_OF_RANGE =
      new ErrorCode(160, "MaxStalenessOutOfRange");
  public static final ErrorCode INCOMPATIBLE_COLLATION_VERSION =
      new ErrorCode(161, "IncompatibleCollationVersion");
  public static final ErrorCode VIEW_DEPTH_LIMIT_EXCEEDED =
      new ErrorCode(165, "ViewDepthLimitExceeded");
  public static final ErrorCode COMMAND_NOT_SUPPORTED_ON_VIEW =
      new ErrorCode(166, "CommandNotSupportedOnView");
  public static final ErrorCode OPTION_NOT_SUPPORTED_ON_VIEW =
      new ErrorCode(167, "OptionNotSupportedOnView");
  public static final ErrorCode INVALID_PIPELINE_OPERATOR =
      new ErrorCode(168, "InvalidPipelineOperator");
  public static final ErrorCode CANNOT_INDEX_PARALLEL_ARRAYS =
      new ErrorCode(171, "CannotIndexParallelArrays");
  public static final ErrorCode QUERY_PLAN_KILLED = new ErrorCode(175, "QueryPlanKilled");
  public static final ErrorCode FILE_OPEN_FAILED = new ErrorCode(176, "FileOpenFailed");
  public static final ErrorCode AMBIGUOUS_INDEX_KEY_PATTERN =
      new ErrorCode(181, "AmbiguousIndexKeyPattern");
  public static final ErrorCode INVALID_VIEW_DEFINITION =
      new ErrorCode(182, "InvalidViewDefinition");
  public static final ErrorCode CLIENT_METADATA_MISSING_FIELD =
      new ErrorCode(183, "ClientMetadataMissingField");
  public static final ErrorCode CLIENT_METADATA_CANNOT_BE_MUTATED =
      new ErrorCode(186, "ClientMetadataCannotBeMutated");
  public static final ErrorCode VIEW_PIPELINE_MAX_SIZE_EXCEEDED =
      new ErrorCode(195, "ViewPipelineMaxSizeExceeded");
  public static final ErrorCode INVALID_INDEX_SPECIFICATION_OPTION =
      new ErrorCode(197, "InvalidIndexSpecificationOption");
  public static final ErrorCode CANNOT_BUILD_INDEX_KEYS =
      new ErrorCode(201, "CannotBuildIndexKeys");
  public static final ErrorCode NO_SUCH_SESSION = new ErrorCode(206, "NoSuchSession");
  public static final ErrorCode INVALID_UUID = new ErrorCode(207, "InvalidUUID");
  public static final ErrorCode DATABASE_DROP_PENDING = new ErrorCode(215, "DatabaseDropPending");
  public static final ErrorCode INCOMPLETE_TRANSACTION_HISTORY =
      new ErrorCode(217, "IncompleteTransactionHistory");
  public static final ErrorCode UPDATE_OPERATION_FAILED =
      new ErrorCode(218, "UpdateOperationFailed");
  public static final ErrorCode ILLEGAL_OP_MSG_FLAG = new ErrorCode(223, "IllegalOpMsgFlag");
  public static final ErrorCode QUERY_FEATURE_NOT_ALLOWED =
      new ErrorCode(224, "QueryFeatureNotAllowed");
  public static final ErrorCode TRANSACTION_TOO_OLD = new ErrorCode(225, "TransactionTooOld");
  public static final ErrorCode ATOMICITY_FAILURE = new ErrorCode(226, "AtomicityFailure");
  public static final ErrorCode MAX_SUB_PIPELINE_DEPTH_EXCEEDED =
      new ErrorCode(232, "MaxSubPipelineDepthExceeded");
  public static final ErrorCode TOO_MANY_DOCUMENT_SEQUENCES =
      new ErrorCode(233, "TooManyDocumentSequences");
  public static final ErrorCode CURSOR_KILLED = new ErrorCode(237, "CursorKilled");
  public static final ErrorCode NOT_IMPLEMENTED = new ErrorCode(238, "NotImplemented");
  public static final ErrorCode SNAPSHOT_TOO_OLD = new ErrorCode(239, "SnapshotTooOld");
  public static final ErrorCode CONVERSION_FAILURE = new ErrorCode(241, "ConversionFailure");
  public static final ErrorCode CANNOT_CREATE_COLLECTION =
      new ErrorCode(242, "CannotCreateCollection");
  public static final ErrorCode SNAPSHOT_UNAVAILABLE = new ErrorCode(246, "SnapshotUnavailable");
  public static final ErrorCode NO_SUCH_TRANSACTION = new ErrorCode(251, "NoSuchTransaction");
  public static final ErrorCode TRANSACTION_COMMITTED = new ErrorCode(256, "TransactionCommitted");
  public static final ErrorCode TRANSACTION_TOO_LARGE = new ErrorCode(257, "TransactionTooLarge");
  public static final ErrorCode TOO_MANY_LOGICAL_SESSIONS =
      new ErrorCode(261, "TooManyLogicalSessions");
  public static final ErrorCode EXCEEDED_TIME_LIMIT = new ErrorCode(262, "ExceededTimeLimit");
  public static final ErrorCode OPERATION_NOT_SUPPORTED_IN_TRANSACTION =
      new ErrorCode(263, "OperationNotSupportedInTransaction");
  public static final ErrorCode TOO_MANY_FILES_OPEN = new ErrorCode(264, "TooManyFilesOpen");
  public static final ErrorCode INDEX_BUILD_ABORTED = new ErrorCode(276, "IndexBuildAborted");
  public static final ErrorCode CLIENT_DISCONNECT = new ErrorCode(279, "ClientDisconnect");
  public static final ErrorCode CHECKSUM_MISMATCH = new ErrorCode(288, "ChecksumMismatch");
  public static final ErrorCode TRANSACTION_EXCEEDED_LIFETIME_LIMIT_SECONDS =
      new ErrorCode(290, "TransactionExceededLifetimeLimitSeconds");
  public static final ErrorCode NO_QUERY_EXECUTION_PLANS =
      new ErrorCode(291, "NoQueryExecutionPlans");
  public static final ErrorCode QUERY_EXCEEDED_MEMORY_LIMIT_NO_DISK_USE_ALLOWED =
      new ErrorCode(292, "QueryExceededMemoryLimitNoDiskUseAllowed");
  public static final ErrorCode DATA_CORRUPTION_DETECTED =
      new ErrorCode(301, "DataCorruptionDetected");
  public static final ErrorCode OBJECT_IS_BUSY = new ErrorCode(314, "ObjectIsBusy");
  public static final ErrorCode API_VERSION_ERROR = new ErrorCode(322, "APIVersionError");
  public static final ErrorCode API_STRICT_ERROR = new ErrorCode(323, "APIStrictError");
  public static final ErrorCode API_DEPRECATION_ERROR = new ErrorCode(324, "APIDeprecationError");
  public static final ErrorCode MECHANISM_UNAVAILABLE = new ErrorCode(334, "MechanismUnavailable");
  public static final ErrorCode API_MISMATCH_ERROR = new ErrorCode(347, "APIMismatchError");
  public static final ErrorCode UNSUPPORTED_OP_QUERY_COMMAND =
      new ErrorCode(352, "UnsupportedOpQueryCommand");
  public static final ErrorCode INVALID_BSON_TYPE = new ErrorCode(357, "InvalidBSONType");
  public static final ErrorCode CANNOT_CONVERT_INDEX_TO_UNIQUE =
      new ErrorCode(359, "CannotConvertIndexToUnique");
  public static final ErrorCode COLLECTION_UUID_MISMATCH =
      new ErrorCode(361, "CollectionUUIDMismatch");
  public static final ErrorCode TEMPORARILY_UNAVAILABLE =
      new ErrorCode(365, "TemporarilyUnavailable");
  public static final ErrorCode USER_WRITES_BLOCKED = new ErrorCode(371, "UserWritesBlocked");
  public static final ErrorCode NON_CONFORMANT_BSON = new ErrorCode(378, "NonConformantBSON");
  public static final ErrorCode DUPLICATE_KEY_ID = new ErrorCode(386, "DuplicateKeyId");
  public static final ErrorCode RESOURCE_EXHAUSTED = new ErrorCode(402, "ResourceExhausted");
  public static final ErrorCode INGRESS_REQUEST_RATE_LIMIT_EXCEEDED =
      new ErrorCode(462, "IngressRequestRateLimitExceeded");
  public static final ErrorCode CANNOT_GROW_DOCUMENT_IN_CAPPED_NAMESPACE =
      new ErrorCode(10003, "CannotGrowDocumentInCappedNamespace");
  public static final ErrorCode LEGACY_NOT_PRIMARY = new ErrorCode(10058, "LegacyNotPrimary");
  public static final ErrorCode NOT_WRITABLE_PRIMARY = new ErrorCode(10107, "NotWritablePrimary");
  public static final ErrorCode BSON_OBJECT_TOO_LARGE = new ErrorCode(10334, "BSONObjectTooLarge");
  public static final ErrorCode DUPLICATE_KEY = new ErrorCode(11000, "DuplicateKey");
  public static final ErrorCode INTERRUPTED_AT_SHUTDOWN =
      new ErrorCode(11600, "InterruptedAtShutdown");
  public static final ErrorCode INTERRUPTED = new ErrorCode(11601, "Interrupted");
  public static final ErrorCode BACKGROUND_OPERATION_IN_PROGRESS_FOR_NAMESPACE =
      new ErrorCode(12587, "BackgroundOperationInProgressForNamespace");
  public static final ErrorCode MERGE_STAGE_NO_MATCHING_DOCUMENT =
      new ErrorCode(13113, "MergeStageNoMatchingDocument");
  public static final ErrorCode DATABASE_DIFFER_CASE = new ErrorCode(13297, "DatabaseDifferCase");
  public static final ErrorCode NOT_PRIMARY_NO_SECONDARY_OK =
      new ErrorCode(13435, "NotPrimaryNoSecondaryOk");
  public static final ErrorCode OUT_OF_DISK_SPACE = new ErrorCode(14031, "OutOfDiskSpace");
  public static final ErrorCode IDL_DUPLICATE_FIELD = new ErrorCode(40413, "IDLDuplicateField");
  public static final ErrorCode IDL_FAILED_TO_PARSE = new ErrorCode(40414, "IDLFailedToParse");
  public static final ErrorCode IDL_UNKNOWN_FIELD = new ErrorCode(40415, "IDLUnknownField");
  public static final ErrorCode CLIENT_MARKED_KILLED = new ErrorCode(46841, "ClientMarkedKilled");
  public static final ErrorCode NOT_A_RETRYABLE_WRITE_COMMAND =
      new ErrorCode(50768, "NotARetryableWriteCommand");

  /**
   * A write expected another version of the document: Loquat's own, which MongoDB does not have.
   * MongoDB takes the numbers of new errors from its tickets, now around 10,000,000 and rising, and
   * reserves small ones; this one is out of reach of both, and still an int32 as drivers expect.
   */
  public static final ErrorCode VERSION_MISMATCH = new ErrorCode(2_000_000_409, "VersionMismatch");

  /** The error that MongoDB knows by its number only. */
  public static ErrorCode location(int number) {
    return new ErrorCode(number, "Location" + number);
  }
}
