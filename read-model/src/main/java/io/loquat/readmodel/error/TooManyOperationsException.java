package io.loquat.readmodel.error;

/**
 * More asynchronous calls are waiting than may be; this one was not started.
 *
 * {@snippet :
 * users.async().insertOne(ada).exceptionally(e -> {
 *   if (e.getCause() instanceof TooManyOperationsException) {
 *     slowDown();
 *   }
 *   throw new CompletionException(e);
 * });
 * }
 */
public final class TooManyOperationsException extends LoquatException {
  private static final long serialVersionUID = 1L;

  public TooManyOperationsException(int limit) {
    super("more than %s calls are waiting".formatted(limit));
  }
}
