package io.loquat.readmodel.error;

/**
 * Whatever the library throws when a call fails; its subclasses say what a program can act on.
 *
 * <p>The static methods also know the exceptions of MongoDB's driver and look through causes, so
 * they work on what other layers, such as Spring Data, made of them.
 *
 * {@snippet :
 * try {
 *   users.insertOne(ada);
 * } catch (RuntimeException e) {
 *   if (!LoquatException.isDuplicateKey(e)) {
 *     throw e;
 *   }
 * }
 * }
 */
public abstract sealed class LoquatException extends RuntimeException
    permits BatchWriteException,
        CommandFailedException,
        DocumentNotFoundException,
        DuplicateKeyException,
        InvalidFilterException,
        MappingException,
        OperationInterruptedException,
        RetriesExhaustedException,
        ServerUnreachableException,
        TooManyOperationsException,
        VersionMismatchException {
  private static final long serialVersionUID = 1L;

  LoquatException(String message) {
    super(message);
  }

  LoquatException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Whether a write met another version than it demanded. */
  public static boolean isVersionMismatch(Throwable error) {
    return Causes.anyMatch(
        error,
        VersionMismatchException.class,
        failure -> failure.code() == ServerFailure.VERSION_MISMATCH);
  }

  /** Whether the value of a unique key, {@code _id} for one, was taken. */
  public static boolean isDuplicateKey(Throwable error) {
    return Causes.anyMatch(error, DuplicateKeyException.class, ServerFailure::isDuplicateKey);
  }

  /** Whether a document was not there that had to be. */
  public static boolean isDocumentNotFound(Throwable error) {
    return Causes.anyMatch(
        error, DocumentNotFoundException.class, ServerFailure::isDocumentNotFound);
  }

  /**
   * Whether the server did not understand a filter. Of a driver's exception this knows only that a
   * value was bad, which in a write may also have been one of the update's.
   */
  public static boolean isInvalidFilter(Throwable error) {
    return Causes.anyMatch(
        error, InvalidFilterException.class, failure -> failure.code() == ServerFailure.BAD_VALUE);
  }
}
