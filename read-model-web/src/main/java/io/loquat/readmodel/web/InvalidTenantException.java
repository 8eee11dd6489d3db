package io.loquat.readmodel.web;

/**
 * What a request gives as its tenant cannot be one. {@link TenantFilter} answers it with 400 and
 * the message; the message never repeats what the client sent.
 *
 * <p>A resolver of the application throws it for a request that contradicts itself:
 *
 * {@snippet :
 * TenantResolver resolver =
 *     request -> {
 *       if (!sameTenantInTokenAndPath(request)) { // @replace regex='sameTenantInTokenAndPath\(request\)' replacement="..."
 *         throw new InvalidTenantException("The token is another tenant's");
 *       }
 *       return Optional.of(tenantOf(request)); // @replace regex='tenantOf\(request\)' replacement="..."
 *     };
 * }
 */
public final class InvalidTenantException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /**
   * A refusal with its reason.
   *
   * @param message one sentence for the client, without anything that the client sent
   */
  public InvalidTenantException(String message) {
    super(message);
  }
}
