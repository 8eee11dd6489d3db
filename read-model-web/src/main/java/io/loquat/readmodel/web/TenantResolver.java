package io.loquat.readmodel.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * How a request says whose it is. The name it gives is checked afterwards, see {@link TenantName};
 * empty means that the request names nobody, which {@link TenantFilter} refuses. Must be
 * thread-safe: one resolver serves all requests at once.
 *
 * <p>Three ways are here; any other is the application's own function:
 *
 * {@snippet :
 * TenantResolver.header("X-Tenant");
 * TenantResolver.subdomain("example.com");  // acme.example.com
 * TenantResolver.pathSegment(0);            // /acme/orders
 * TenantResolver ofToken =
 *     request -> Optional.ofNullable(request.getUserPrincipal()).map(user -> user.getName());
 * }
 *
 * <p>Whoever can send a header can name any tenant: a header is only as good as the proxy that sets
 * it. Where tenants are not to be trusted, resolve from what has been authenticated.
 */
@FunctionalInterface
public interface TenantResolver {
  /**
   * The tenant's name as the request gives it.
   *
   * @throws InvalidTenantException if the request contradicts itself; it is answered with 400
   */
  Optional<String> resolve(HttpServletRequest request);

  /**
   * The value of a header. Two headers of that name are one value with a comma, as HTTP has it, and
   * so no tenant's name.
   *
   * @param name the header's name, in any case
   */
  static TenantResolver header(String name) {
    return new HeaderTenant(name);
  }

  /**
   * The part of the host name before a domain of the application: {@code acme} of {@code
   * acme.example.com}. The domain itself and other hosts name nobody. Behind a proxy, the container
   * must be told to believe {@code X-Forwarded-Host}, or the proxy must leave {@code Host} as it
   * is.
   *
   * @param parentDomain the domain below which each tenant has its host, such as {@code
   *     example.com}
   */
  static TenantResolver subdomain(String parentDomain) {
    return new SubdomainTenant(parentDomain);
  }

  /**
   * One segment of the path below the application's context path. A path that reads differently
   * before and after the container has decoded and normalized it (because of {@code ..}, {@code
   * %2e}, {@code //} or {@code ;}) is refused if this could change the tenant.
   *
   * @param index which segment, from 0
   */
  static TenantResolver pathSegment(int index) {
    return new PathTenant(index);
  }
}
