package io.loquat.readmodel.error;

/**
 * No answer could be had: no connection, a broken one, or none in time. Whether a write was done is
 * not known. Its cause is the driver's exception.
 *
 * {@snippet :
 * try {
 *   users.insertOne(ada);
 * } catch (ServerUnreachableException e) {
 *   log.warn("later", e);
 * }
 * }
 */
public final class ServerUnreachableException extends LoquatException {
  private static final long serialVersionUID = 1L;

  public ServerUnreachableException(String message, Throwable cause) {
    super(message, cause);
  }
}
